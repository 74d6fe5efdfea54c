/** Which contract an instrument is today, and whether the broker agrees about its facts. */
@NullMarked
package io.mytrader.ib.contract;

import org.jspecify.annotations.NullMarked;
