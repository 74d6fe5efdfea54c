/** Tests of what keeps out whoever is not meant to come in. */
@NullMarked
package io.mytrader.dashboard.guard;

import org.jspecify.annotations.NullMarked;
