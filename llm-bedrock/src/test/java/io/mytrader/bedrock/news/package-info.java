@NullMarked
package io.mytrader.bedrock.news;

import org.jspecify.annotations.NullMarked;
