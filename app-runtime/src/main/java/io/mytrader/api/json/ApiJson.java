package io.mytrader.api.json;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.signal.Reason;
import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one way in which the programming interface writes and reads JSON: names in snake case, times
 * as ISO-8601 text in UTC, prices and money as decimal numbers exactly as they are, what is not
 * finite as null.
 *
 * <p>Reading is strict: a name that does not exist, one that comes twice, a value of another type
 * are errors. A member that may be null may also be left out. Safe from any thread.
 */
public final class ApiJson {
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonMapper MAPPER = build();

    private ApiJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonMapper build() {
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEEPEST)
                                        .maxStringLength(LONGEST_TEXT)
                                        .maxNumberLength(LONGEST_NUMBER)
                                        .build())
                        .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(ownTypes())
                .build();
    }

    private static SimpleModule ownTypes() {
        SimpleModule module = new SimpleModule("mytrader");
        module.addSerializer(Price.class, new PriceWriter());
        module.addSerializer(Money.class, new MoneyWriter());
        module.addSerializer(Reason.class, new ReasonWriter());
        module.addSerializer(Double.class, new DoubleWriter());
        module.addSerializer(double.class, new DoubleWriter());
        module.addDeserializer(Price.class, new PriceReader());
        module.addDeserializer(Money.class, new MoneyReader());
        return module;
    }

    private static final class PriceWriter extends ValueSerializer<Price> {
        @Override
        public void serialize(Price price, JsonGenerator out, SerializationContext context) {
            out.writeNumber(price.toString());
        }
    }

    private static final class MoneyWriter extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator out, SerializationContext context) {
            out.writeNumber(money.toString());
        }
    }

    private static final class ReasonWriter extends ValueSerializer<Reason> {
        @Override
        public void serialize(Reason reason, JsonGenerator out, SerializationContext context) {
            out.writeString(reason.text());
        }
    }

    private static final class DoubleWriter extends ValueSerializer<Double> {
        @Override
        public void serialize(Double number, JsonGenerator out, SerializationContext context) {
            if (Double.isFinite(number)) {
                out.writeNumber(number.doubleValue());
            } else {
                out.writeNull();
            }
        }
    }

    private static final class PriceReader extends ValueDeserializer<Price> {
        @Override
        public Price deserialize(JsonParser in, DeserializationContext context)
                throws JacksonException {
            BigDecimal decimal = in.getDecimalValue();
            return Price.of(decimal.toPlainString());
        }
    }

    private static final class MoneyReader extends ValueDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context)
                throws JacksonException {
            BigDecimal decimal = in.getDecimalValue();
            return Money.of(decimal.toPlainString());
        }
    }
}
