/** The gate that every order passes. */
@NullMarked
package io.mytrader.risk;

import org.jspecify.annotations.NullMarked;
