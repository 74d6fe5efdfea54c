@NullMarked
package io.mytrader.bedrock;

import org.jspecify.annotations.NullMarked;
