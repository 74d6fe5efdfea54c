@NullMarked
package io.mytrader.config;

import org.jspecify.annotations.NullMarked;
