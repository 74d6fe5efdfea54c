/** What users add to the product: strategies in jars. */
@NullMarked
package io.mytrader.extension;

import org.jspecify.annotations.NullMarked;
