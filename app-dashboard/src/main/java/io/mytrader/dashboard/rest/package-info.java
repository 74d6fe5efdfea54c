/** The REST endpoints. */
@NullMarked
package io.mytrader.dashboard.rest;

import org.jspecify.annotations.NullMarked;
