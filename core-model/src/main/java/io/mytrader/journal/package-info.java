/** The ports to the durable record of sessions: their journal, and what it amounts to. */
@NullMarked
package io.mytrader.journal;

import org.jspecify.annotations.NullMarked;
