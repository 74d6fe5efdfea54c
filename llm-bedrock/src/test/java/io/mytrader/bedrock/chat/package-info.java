@NullMarked
package io.mytrader.bedrock.chat;

import org.jspecify.annotations.NullMarked;
