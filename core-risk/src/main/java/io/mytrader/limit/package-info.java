/** Limits and breakers of the account, and their state. */
@NullMarked
package io.mytrader.limit;

import org.jspecify.annotations.NullMarked;
