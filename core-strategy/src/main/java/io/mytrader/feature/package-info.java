/** Numbers that follow the closed bars of one lane, streamed over primitives. */
@NullMarked
package io.mytrader.feature;

import org.jspecify.annotations.NullMarked;
