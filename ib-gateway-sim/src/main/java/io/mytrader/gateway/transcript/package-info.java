/** The record of every message in and out, to be read by a person. */
@NullMarked
package io.mytrader.gateway.transcript;

import org.jspecify.annotations.NullMarked;
