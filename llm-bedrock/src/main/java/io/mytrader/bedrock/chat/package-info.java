/** Conversation about what was recorded, through tools that can only read. */
@NullMarked
package io.mytrader.bedrock.chat;

import org.jspecify.annotations.NullMarked;
