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

package io.github.socketioredis.netty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.JsonSupport;
import io.github.socketioredis.netty.engine.ListenerArguments;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears from netty-socketio which types its listeners ask for. Packets are read and
 * written by the wire layer, which asks nobody else for JSON.
 */
final class MapperJsonSupport implements JsonSupport {

	private final JsonMapper mapper;

	private final ListenerArguments arguments;

	MapperJsonSupport(JsonMapper mapper, ListenerArguments arguments) {
		this.mapper = mapper;
		this.arguments = arguments;
	}

	@Override
	public void addEventMapping(String namespaceName, String eventName, Class<?>... eventClass) {
		this.arguments.types(namespaceName, eventName, eventClass);
	}

	@Override
	public void removeEventMapping(String namespaceName, String eventName) {
		this.arguments.forget(namespaceName, eventName);
	}

	@Override
	public AckArgs readAckArgs(ByteBufInputStream src, AckCallback<?> callback) throws IOException {
		throw new UnsupportedOperationException("Acknowledgements are read by the wire layer");
	}

	@Override
	public <T> @Nullable T readValue(String namespaceName, ByteBufInputStream src, Class<T> valueType)
			throws IOException {
		return this.mapper.readValue((InputStream) src, valueType);
	}

	@Override
	public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
		this.mapper.writeValue((OutputStream) out, value);
	}

	@Override
	public List<byte[]> getArrays() {
		return List.of();
	}

}
