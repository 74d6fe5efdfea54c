/**
 * What a new session takes over from the one before.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.mytrader.recovery;

import org.jspecify.annotations.NullMarked;
