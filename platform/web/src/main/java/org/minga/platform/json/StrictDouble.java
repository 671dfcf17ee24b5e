package org.minga.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;

/** A number is a JSON number; Jackson alone would also take the text `NaN`. */
final class StrictDouble extends StdScalarDeserializer<Double> {

    private static final long serialVersionUID = 1L;

    StrictDouble() {
        super(Double.class);
    }

    @Override
    public LogicalType logicalType() {
        return LogicalType.Float;
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            return (Double) context.handleUnexpectedToken(Double.class, parser);
        }
        double value = parser.getDoubleValue();
        return Double.isFinite(value)
                ? Double.valueOf(value)
                : (Double) context.handleWeirdNumberValue(Double.class, 0, "out of range");
    }
}
