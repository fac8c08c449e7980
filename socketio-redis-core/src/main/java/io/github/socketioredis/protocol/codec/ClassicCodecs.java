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

import io.github.socketioredis.MessageParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the codec of the classic protocol for a parser.
 *
 * @since 0.1.0
 */
public final class ClassicCodecs {

	private ClassicCodecs() {
	}

	/**
	 * Returns the codec for a parser.
	 * @param parser the parser
	 * @param mapper the application's mapper, which writes what trees hold besides plain
	 * values
	 * @return a codec
	 */
	public static ClassicCodec of(MessageParser parser, JsonMapper mapper) {
		ObjectWriteContext context = new MapperWriteContext(mapper);
		WireFormat json = new JsonFormat(context);
		if (parser instanceof MessageParser.Custom custom) {
			return new FormattedClassicCodec(new CustomFormat(custom, context), json);
		}
		return (parser == MessageParser.BuiltIn.JSON) ? new FormattedClassicCodec(json, json)
				: new FormattedClassicCodec(new MessagePackFormat(context), json);
	}

}
