/** Questions to a language model about what was decided, traded and configured. */
@NullMarked
package io.mytrader.runtime.assistant;

import org.jspecify.annotations.NullMarked;
