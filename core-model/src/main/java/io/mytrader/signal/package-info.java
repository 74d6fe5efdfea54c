/** What strategies say, what the engine decided and why. */
@NullMarked
package io.mytrader.signal;

import org.jspecify.annotations.NullMarked;
