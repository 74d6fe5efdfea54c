@NullMarked
package io.mytrader.report;

import org.jspecify.annotations.NullMarked;
