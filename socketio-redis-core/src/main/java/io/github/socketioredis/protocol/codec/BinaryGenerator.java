/*
 * Copyright 2026 the original authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.socketioredis.protocol.codec;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TreeNode;
import tools.jackson.core.Version;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.util.JacksonFeatureSet;
import tools.jackson.core.util.SimpleStreamWriteContext;

/**
 * What Jackson asks of every generator, for one that writes no text: checks of the order
 * of calls and of the depth, settings that mean nothing, conversions that come down to
 * the basic methods.
 */
abstract class BinaryGenerator extends JsonGenerator {

	private static final JacksonFeatureSet<StreamWriteCapability> NO_CAPABILITIES = JacksonFeatureSet
		.fromDefaults(StreamWriteCapability.values());

	private final ObjectWriteContext objectContext;

	private final int maxDepth;

	private SimpleStreamWriteContext context = SimpleStreamWriteContext.createRootContext(null);

	private boolean closed;

	BinaryGenerator(ObjectWriteContext objectContext, int maxDepth) {
		this.objectContext = objectContext;
		this.maxDepth = maxDepth;
	}

	final void expectValue() {
		if (!this.context.writeValue()) {
			throw _constructWriteException("A property name must come before this value");
		}
	}

	final void expectName(String name) {
		if (!this.context.writeName(name)) {
			throw _constructWriteException("A value must come before the property name '" + name + "'");
		}
	}

	final void enterArray(@Nullable Object forValue) {
		expectValue();
		this.context = this.context.createChildArrayContext(forValue);
		checkDepth();
	}

	final void enterObject(@Nullable Object forValue) {
		expectValue();
		this.context = this.context.createChildObjectContext(forValue);
		checkDepth();
	}

	private void checkDepth() {
		if (this.context.getNestingDepth() > this.maxDepth) {
			throw _constructWriteException("Nested more than " + this.maxDepth + " levels deep");
		}
	}

	final void leaveArray() {
		if (!this.context.inArray()) {
			throw _constructWriteException("No array to end");
		}
		this.context = this.context.clearAndGetParent();
	}

	final void leaveObject() {
		if (!this.context.inObject()) {
			throw _constructWriteException("No object to end");
		}
		this.context = this.context.clearAndGetParent();
	}

	@Override
	public TokenStreamContext streamWriteContext() {
		return this.context;
	}

	@Override
	public ObjectWriteContext objectWriteContext() {
		return this.objectContext;
	}

	@Override
	public @Nullable Object currentValue() {
		return this.context.currentValue();
	}

	@Override
	public void assignCurrentValue(@Nullable Object value) {
		this.context.assignCurrentValue(value);
	}

	@Override
	public JsonGenerator writeStartArray() {
		return writeStartArray(null);
	}

	@Override
	public JsonGenerator writeStartArray(@Nullable Object forValue) {
		return writeStartArray(forValue, MessagePackOutput.UNKNOWN);
	}

	@Override
	public JsonGenerator writeStartObject() {
		return writeStartObject(null);
	}

	@Override
	public JsonGenerator writeStartObject(@Nullable Object forValue) {
		return writeStartObject(forValue, MessagePackOutput.UNKNOWN);
	}

	@Override
	public JsonGenerator writePropertyId(long id) {
		return writeName(Long.toString(id));
	}

	@Override
	public JsonGenerator writeString(Reader reader, int length) {
		char[] chars = new char[512];
		StringBuilder text = new StringBuilder();
		try {
			int read = reader.read(chars);
			while (read >= 0 && (length < 0 || text.length() < length)) {
				text.append(chars, 0, read);
				read = reader.read(chars);
			}
		}
		catch (IOException ex) {
			throw JacksonIOException.construct(ex, this);
		}
		if (length >= 0 && text.length() > length) {
			text.setLength(length);
		}
		return writeString(text.toString());
	}

	@Override
	public JsonGenerator writeString(char[] text, int offset, int length) {
		return writeString(new String(text, offset, length));
	}

	@Override
	public JsonGenerator writeRawUTF8String(byte[] text, int offset, int length) {
		return _reportUnsupportedOperation();
	}

	@Override
	public JsonGenerator writeRaw(String text) {
		return _reportUnsupportedOperation();
	}

	@Override
	public JsonGenerator writeRaw(String text, int offset, int length) {
		return _reportUnsupportedOperation();
	}

	@Override
	public JsonGenerator writeRaw(char[] text, int offset, int length) {
		return _reportUnsupportedOperation();
	}

	@Override
	public JsonGenerator writeRaw(char c) {
		return _reportUnsupportedOperation();
	}

	@Override
	public JsonGenerator writeRawValue(String json) {
		byte[] utf8 = Utf8.encode(json);
		try (JsonParser parser = Json.parser(utf8, 0, utf8.length)) {
			parser.nextToken();
			copyCurrentStructure(parser);
		}
		return this;
	}

	@Override
	public JsonGenerator writeRawValue(String json, int offset, int length) {
		return writeRawValue(json.substring(offset, offset + length));
	}

	@Override
	public JsonGenerator writeRawValue(char[] json, int offset, int length) {
		return writeRawValue(new String(json, offset, length));
	}

	@Override
	public JsonGenerator writeRawValue(SerializableString json) {
		return writeRawValue(json.getValue());
	}

	@Override
	public JsonGenerator writeNumber(short value) {
		return writeNumber((long) value);
	}

	@Override
	public JsonGenerator writeNumber(int value) {
		return writeNumber((long) value);
	}

	@Override
	public JsonGenerator writeNumber(String number) {
		BigDecimal decimal = new BigDecimal(number);
		return (decimal.scale() == 0) ? writeNumber(decimal.unscaledValue()) : writeNumber(decimal);
	}

	@Override
	public JsonGenerator writePOJO(@Nullable Object value) {
		if (value == null) {
			return writeNull();
		}
		if (value instanceof byte[] bytes) {
			return writeBinary(bytes);
		}
		this.objectContext.writeValue(this, value);
		return this;
	}

	@Override
	public JsonGenerator writeEmbeddedObject(@Nullable Object value) {
		return writePOJO(value);
	}

	@Override
	public JsonGenerator writeTree(@Nullable TreeNode tree) {
		return writePOJO(tree);
	}

	@Override
	public Version version() {
		return Version.unknownVersion();
	}

	@Override
	public @Nullable Object streamWriteOutputTarget() {
		return null;
	}

	@Override
	public int streamWriteOutputBuffered() {
		return -1;
	}

	@Override
	public JsonGenerator configure(StreamWriteFeature feature, boolean state) {
		return this;
	}

	@Override
	public boolean isEnabled(StreamWriteFeature feature) {
		return false;
	}

	@Override
	public int streamWriteFeatures() {
		return 0;
	}

	@Override
	public boolean has(StreamWriteCapability capability) {
		return NO_CAPABILITIES.isEnabled(capability);
	}

	@Override
	public JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
		return NO_CAPABILITIES;
	}

	@Override
	public void flush() {
	}

	@Override
	public boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
