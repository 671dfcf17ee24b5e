package org.minga.platform.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;

/** Keys of maps obey the same rule as text. */
final class StrictKey extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
        return StrictText.storable(key)
                ? key
                : context.handleWeirdKey(String.class, "", "characters that cannot be stored");
    }
}
