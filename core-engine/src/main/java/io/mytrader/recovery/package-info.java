/** What a new session takes over from the one before. */
@NullMarked
package io.mytrader.recovery;

import org.jspecify.annotations.NullMarked;
