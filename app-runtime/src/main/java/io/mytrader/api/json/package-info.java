/** How the programming interface writes JSON. */
@NullMarked
package io.mytrader.api.json;

import org.jspecify.annotations.NullMarked;
