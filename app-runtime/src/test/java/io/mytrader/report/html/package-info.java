@NullMarked
package io.mytrader.report.html;

import org.jspecify.annotations.NullMarked;
