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

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations that are made.
 *
 * @since 0.1.0
 */
public enum SocketIOObservation implements ObservationDocumentation {

	/**
	 * An event is emitted, by the emitter, by the cluster API, or by netty-socketio's
	 * broadcasts. Ends when the future of the call completes.
	 */
	EMIT {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultEmitObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return EmitLowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return EmitHighCardinalityKeyNames.values();
		}

		@Override
		public String getPrefix() {
			return "socketio";
		}

	},

	/**
	 * The listeners of the application handle an event. Ends when they return.
	 */
	HANDLE {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultHandleObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return HandleLowCardinalityKeyNames.values();
		}

		@Override
		public String getPrefix() {
			return "socketio";
		}

	};

	/**
	 * Low-cardinality keys of {@link #EMIT}.
	 */
	public enum EmitLowCardinalityKeyNames implements KeyName {

		/**
		 * The name of the namespace, with its slash.
		 */
		NAMESPACE {

			@Override
			public String asString() {
				return "socketio.namespace";
			}

		},

		/**
		 * The name of the event.
		 */
		EVENT {

			@Override
			public String asString() {
				return "socketio.event";
			}

		},

		/**
		 * What is done: {@code emit}, {@code emitWithAck}, {@code serverSideEmit} or
		 * {@code serverSideEmitWithAck}.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "socketio.operation";
			}

		}

	}

	/**
	 * High-cardinality keys of {@link #EMIT}.
	 */
	public enum EmitHighCardinalityKeyNames implements KeyName {

		/**
		 * The rooms that the event goes to, separated by commas and cut after some;
		 * {@code *} for all sockets of the namespace.
		 */
		ROOMS {

			@Override
			public String asString() {
				return "socketio.rooms";
			}

		}

	}

	/**
	 * Low-cardinality keys of {@link #HANDLE}.
	 */
	public enum HandleLowCardinalityKeyNames implements KeyName {

		/**
		 * The name of the namespace, with its slash.
		 */
		NAMESPACE {

			@Override
			public String asString() {
				return "socketio.namespace";
			}

		},

		/**
		 * The name of the event.
		 */
		EVENT {

			@Override
			public String asString() {
				return "socketio.event";
			}

		},

		/**
		 * Where the event comes from: {@code client} or {@code server}.
		 */
		SOURCE {

			@Override
			public String asString() {
				return "socketio.source";
			}

		}

	}

}
