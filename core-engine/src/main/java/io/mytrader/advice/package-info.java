/**
 * What an advisor's answer may do to a candidate signal, and where recorded answers come from.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.mytrader.advice;

import org.jspecify.annotations.NullMarked;
