/** Tests of what programs outside see. */
@NullMarked
package io.mytrader.api;

import org.jspecify.annotations.NullMarked;
