/** Claude on AWS Bedrock: calls within deadline and budget, and advice on candidate signals. */
@NullMarked
package io.mytrader.bedrock;

import org.jspecify.annotations.NullMarked;
