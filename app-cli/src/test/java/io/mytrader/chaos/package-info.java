/** Tests of whole sessions under faults. */
@NullMarked
package io.mytrader.chaos;

import org.jspecify.annotations.NullMarked;
