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

import io.github.socketioredis.Handling;
import io.github.socketioredis.autoconfigure.observation.SocketIOObservation.HandleLowCardinalityKeyNames;
import io.micrometer.common.KeyValues;

/**
 * The convention of {@link SocketIOObservation#HANDLE} unless the application has its
 * own. The name is {@code socketio.handle}, in traces {@code handle} and the name of the
 * event.
 *
 * @since 0.1.0
 */
public class DefaultHandleObservationConvention implements HandleObservationConvention {

	static final HandleObservationConvention INSTANCE = new DefaultHandleObservationConvention();

	@Override
	public String getName() {
		return "socketio.handle";
	}

	@Override
	public String getContextualName(HandleObservationContext context) {
		return "handle " + context.getHandling().event();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(HandleObservationContext context) {
		Handling handling = context.getHandling();
		return KeyValues.of(HandleLowCardinalityKeyNames.NAMESPACE.withValue(handling.namespace()),
				HandleLowCardinalityKeyNames.EVENT.withValue(handling.event()), HandleLowCardinalityKeyNames.SOURCE
					.withValue((handling.kind() == Handling.Kind.CLIENT_EVENT) ? "client" : "server"));
	}

}
