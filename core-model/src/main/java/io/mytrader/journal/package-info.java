/** The port to the append-only record of a session. */
@NullMarked
package io.mytrader.journal;

import org.jspecify.annotations.NullMarked;
