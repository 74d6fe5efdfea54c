/** The mood of the news: headlines from feeds and files, scored by the model, fading with age. */
@NullMarked
package io.mytrader.bedrock.news;

import org.jspecify.annotations.NullMarked;
