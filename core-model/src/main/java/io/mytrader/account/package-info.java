/** Positions, account snapshots and closed trades. */
@NullMarked
package io.mytrader.account;

import org.jspecify.annotations.NullMarked;
