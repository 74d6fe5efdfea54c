@NullMarked
package io.mytrader.report.terminal;

import org.jspecify.annotations.NullMarked;
