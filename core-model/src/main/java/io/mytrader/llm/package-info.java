/** The ports to a language model's second opinion and to sentiment. */
@NullMarked
package io.mytrader.llm;

import org.jspecify.annotations.NullMarked;
