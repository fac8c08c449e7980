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

package io.github.socketioredis.autoconfigure.observation;

import java.util.Set;
import java.util.stream.Collectors;

import io.github.socketioredis.Emission;
import io.github.socketioredis.autoconfigure.observation.SocketIOObservation.EmitHighCardinalityKeyNames;
import io.github.socketioredis.autoconfigure.observation.SocketIOObservation.EmitLowCardinalityKeyNames;
import io.micrometer.common.KeyValues;

/**
 * The convention of {@link SocketIOObservation#EMIT} unless the application has its own.
 * The name is {@code socketio.emit}, in traces {@code emit} and the name of the event.
 *
 * @since 0.1.0
 */
public class DefaultEmitObservationConvention implements EmitObservationConvention {

	static final EmitObservationConvention INSTANCE = new DefaultEmitObservationConvention();

	private static final int MAX_ROOMS = 10;

	@Override
	public String getName() {
		return "socketio.emit";
	}

	@Override
	public String getContextualName(EmitObservationContext context) {
		return "emit " + context.getEmission().event();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(EmitObservationContext context) {
		Emission emission = context.getEmission();
		return KeyValues.of(EmitLowCardinalityKeyNames.NAMESPACE.withValue(emission.namespace()),
				EmitLowCardinalityKeyNames.EVENT.withValue(emission.event()),
				EmitLowCardinalityKeyNames.OPERATION.withValue(operation(emission.kind())));
	}

	private static String operation(Emission.Kind kind) {
		return switch (kind) {
			case BROADCAST -> "emit";
			case BROADCAST_WITH_ACK -> "emitWithAck";
			case SERVER_SIDE -> "serverSideEmit";
			case SERVER_SIDE_WITH_ACK -> "serverSideEmitWithAck";
		};
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(EmitObservationContext context) {
		return KeyValues.of(EmitHighCardinalityKeyNames.ROOMS.withValue(rooms(context.getEmission().rooms())));
	}

	private static String rooms(Set<String> rooms) {
		if (rooms.isEmpty()) {
			return "*";
		}
		String names = rooms.stream().limit(MAX_ROOMS).collect(Collectors.joining(","));
		return (rooms.size() > MAX_ROOMS) ? names + ",..." : names;
	}

}
