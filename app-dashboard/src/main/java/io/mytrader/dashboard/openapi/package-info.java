/** Describes the interface from its own types. */
@NullMarked
package io.mytrader.dashboard.openapi;

import org.jspecify.annotations.NullMarked;
