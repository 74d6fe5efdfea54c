@NullMarked
package io.mytrader.report.output;

import org.jspecify.annotations.NullMarked;
