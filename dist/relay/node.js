// src/relay/node/node.ts
import { createRequire as createRequire2 } from "node:module";

// node_modules/zod/v4/core/util.js
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function cleanRegex(source) {
  const start = source.startsWith("^") ? 1 : 0;
  const end = source.endsWith("$") ? source.length - 1 : source.length;
  return source.slice(start, end);
}
function assignProp(target, prop, value) {
  Object.defineProperty(target, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
var NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path, issues) {
  return issues.map((iss) => {
    var _a2;
    (_a2 = iss).path ?? (_a2.path = []);
    iss.path.unshift(path);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max = d.maximum ?? d.length ?? d.size;
    if (max >= 0)
      caps.push([max, ch]);
  }
  return caps;
}
function attachSchema(issues, start, inst) {
  var _a2;
  for (let i = start; i < issues.length; i++) {
    (_a2 = issues[i]).schema ?? (_a2.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config2) {
  var _a2;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a2 = iss).schema ?? (_a2.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
function issue(...args) {
  const [iss, input, inst] = args;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function members(proto, table) {
  for (const key in table) {
    const desc = Object.getOwnPropertyDescriptor(table, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value) {
      own(this, key, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
    }
  });
}

// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name, initializer2, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name)) {
      return;
    }
    inst._zod.traits.add(name);
    initializer2(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name);
    }
  });
  Object.defineProperty(_, "name", { value: name });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
var $ZodEncodeError = class extends Error {
  constructor(name) {
    super(`Encountered unidirectional transform during encode: ${name}`);
    this.name = "ZodEncodeError";
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value = () => this.message;
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});

// node_modules/zod/v4/core/parse.js
var _parse = (_Err) => {
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parse = /* @__PURE__ */ _parse($ZodRealError);
var _parseAsync = (_Err) => {
  const fn = async (schema, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
  let error;
  return {
    success: false,
    get error() {
      if (!error) {
        error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error;
    },
    set error(e) {
      error = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);

// node_modules/zod/v4/core/regexes.js
var anyString = /^[\s\S]{0,}$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a2;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a2 = inst._zod).onattach ?? (_a2.onattach = []);
});
var $ZodCheckNumberFormat = /* @__PURE__ */ $constructor("$ZodCheckNumberFormat", (inst, def) => {
  $ZodCheck.init(inst, def);
  def.format = def.format || "float64";
  const isInt = def.format?.includes("int");
  const origin = isInt ? "int" : "number";
  const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
  inst._zod.check = (payload) => {
    const input = payload.value;
    if (isInt) {
      if (!Number.isInteger(input)) {
        payload.issues.push({
          expected: origin,
          format: def.format,
          code: "invalid_type",
          continue: false,
          input,
          inst
        });
        return;
      }
      if (!Number.isSafeInteger(input)) {
        if (input > 0) {
          payload.issues.push({
            input,
            code: "too_big",
            maximum: Number.MAX_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        } else {
          payload.issues.push({
            input,
            code: "too_small",
            minimum: Number.MIN_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        }
        return;
      }
    }
    if (input < minimum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_small",
        minimum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
    if (input > maximum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_big",
        maximum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
  var _a2, _b;
  $ZodCheck.init(inst, def);
  if (def.pattern)
    (_a2 = inst._zod).check ?? (_a2.check = (payload) => {
      def.pattern.lastIndex = 0;
      if (def.pattern.test(payload.value))
        return;
      payload.issues.push({
        origin: "string",
        code: "invalid_format",
        format: def.format,
        input: payload.value,
        ...def.pattern ? { pattern: def.pattern.toString() } : {},
        inst,
        continue: !def.abort
      });
    });
  else
    (_b = inst._zod).check ?? (_b.check = () => {
    });
});
var $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    def.pattern.lastIndex = 0;
    if (def.pattern.test(payload.value))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "regex",
      input: payload.value,
      pattern: def.pattern.toString(),
      inst,
      continue: !def.abort
    });
  };
});

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a2;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks.length === 0) {
    (_a2 = inst._zod).deferred ?? (_a2.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks2, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks2) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks, ctx));
      }
      return runChecks(result, checks, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value) {
    own(this, "~standard", value);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = def.pattern ?? anyString;
  inst._zod.parse = (payload, _) => {
    if (def.coerce)
      try {
        payload.value = String(payload.value);
      } catch (_2) {
      }
    if (typeof payload.value === "string")
      return payload;
    payload.issues.push({
      expected: "string",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = number;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Number(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
      return payload;
    }
    const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
    payload.issues.push({
      expected: "number",
      code: "invalid_type",
      input,
      inst,
      ...received ? { received } : {}
    });
    return payload;
  };
});
var $ZodNumberFormat = /* @__PURE__ */ $constructor("$ZodNumberFormat", (inst, def) => {
  $ZodCheckNumberFormat.init(inst, def);
  $ZodNumber.init(inst, def);
});
var $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = boolean;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Boolean(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "boolean")
      return payload;
    payload.issues.push({
      expected: "boolean",
      code: "invalid_type",
      input,
      inst
    });
    return payload;
  };
});
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse2 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max && ch._zod.def.when(payload)) {
          const start = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start].continue = false;
          attachSchema(payload.issues, start, inst);
          return payload;
        }
      }
    }
    return parse2(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i = 0; i < input.length; i++) {
      const item = input[i];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
      } else {
        handleArrayResult(result, payload, i);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape = zod.def.shape;
    const propValues = {};
    for (const key in shape) {
      const field = shape[key]._zod;
      if (field.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
          assignProp(propValues, key, /* @__PURE__ */ new Set());
        }
        for (const v of field.values)
          propValues[key].add(v);
        if (field.optin !== void 0)
          propValues[key].add(void 0);
      }
    }
    return propValues;
  });
  const isObject2 = isObject;
  const catchall = def.catchall;
  let value;
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject2(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape = value.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key of value.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key === "__proto__")
        continue;
      const el = shape[key];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
  defineLazyInternal(inst, "values", (zod) => {
    if (zod.def.options.every((o) => o._zod.values)) {
      return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
    }
    return void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    if (zod.def.options.every((o) => o._zod.pattern)) {
      const patterns = zod.def.options.map((o) => o._zod.pattern);
      return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
    }
    return void 0;
  });
  const first = def.options.length === 1 ? def.options[0]._zod.run : null;
  inst._zod.parse = (payload, ctx) => {
    if (first) {
      return first(payload, ctx);
    }
    let async = false;
    const results = [];
    for (const option of def.options) {
      const result = option._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        results.push(result);
        async = true;
      } else {
        if (result.issues.length === 0)
          return result;
        results.push(result);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
var $ZodLiteral = /* @__PURE__ */ $constructor("$ZodLiteral", (inst, def) => {
  $ZodType.init(inst, def);
  const values = new Set(def.values);
  inst._zod.values = values;
  defineLazyInternal(inst, "pattern", (zod) => {
    const vals = zod.def.values;
    return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (values.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values: def.values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "optional";
  globalConfig.memoizer?.guard(inst);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    const _out = def.transform(payload.value, payload);
    if (ctx.async) {
      const output = _out instanceof Promise ? _out : Promise.resolve(_out);
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    if (_out instanceof Promise) {
      throw new $ZodAsyncError();
    }
    payload.value = _out;
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      const right = def.out._zod.run(payload, ctx);
      if (right instanceof Promise) {
        return right.then((right2) => handlePipeResult(right2, def.in, ctx));
      }
      return handlePipeResult(right, def.in, ctx);
    }
    const left = def.in._zod.run(payload, ctx);
    if (left instanceof Promise) {
      return left.then((left2) => handlePipeResult(left2, def.out, ctx));
    }
    return handlePipeResult(left, def.out, ctx);
  };
});
function handlePipeResult(left, next, ctx) {
  if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
    left.aborted = true;
    return left;
  }
  return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
  $ZodCheck.init(inst, def);
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _) => {
    return payload;
  };
  inst._zod.check = (payload) => {
    const input = payload.value;
    const r = def.fn(input);
    if (r instanceof Promise) {
      return r.then((r2) => handleRefineResult(r2, payload, input, inst));
    }
    handleRefineResult(r, payload, input, inst);
    return;
  };
});
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue(_iss));
  }
}

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
  return new Class(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
  return new Class({
    type: "number",
    check: "number_format",
    abort: false,
    format: "safeint",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
  return new Class({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
  return new Class({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
  return new $ZodCheckRegex({
    check: "string_format",
    format: "regex",
    ...normalizeParams(params),
    pattern
  });
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
  const norm = normalizeParams(_params);
  norm.abort ?? (norm.abort = true);
  const schema = new Class({
    type: "custom",
    check: "custom",
    fn,
    ...norm
  });
  return schema;
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
  const schema = new Class({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema;
}

// node_modules/zod/v4/mini/schemas.js
var ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
  if (!inst._zod)
    throw new Error("Uninitialized schema in ZodMiniType.");
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
}, {
  // `with` is an alias for `check`: the same function object, not a wrapper.
  get with() {
    return this.check;
  },
  set with(value) {
    own(this, "with", value);
  },
  parse(data, params) {
    return parse(this, data, params, { callee: this.parse });
  },
  parseAsync(data, params) {
    return parseAsync(this, data, params, { callee: this.parseAsync });
  },
  safeParse(data, params) {
    return safeParse(this, data, params);
  },
  safeParseAsync(data, params) {
    return safeParseAsync(this, data, params);
  },
  check(...checks) {
    const def = this.def;
    return this.clone({
      ...def,
      checks: [
        ...def.checks ?? [],
        ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }, { parent: true });
  },
  clone(_def, params) {
    return clone(this, _def, params);
  },
  brand() {
    return this;
  },
  register(reg, meta2) {
    reg.add(this, meta2);
    return this;
  },
  apply(fn, ...args) {
    return args.length === 0 ? fn(this) : fn(this, ...args);
  }
});
var ZodMiniString = /* @__PURE__ */ $constructor("ZodMiniString", (inst, def) => {
  $ZodString.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string2(params) {
  return _string(ZodMiniString, params);
}
var ZodMiniNumber = /* @__PURE__ */ $constructor("ZodMiniNumber", (inst, def) => {
  $ZodNumber.init(inst, def);
  ZodMiniType.init(inst, def);
});
var ZodMiniNumberFormat = /* @__PURE__ */ $constructor("ZodMiniNumberFormat", (inst, def) => {
  $ZodNumberFormat.init(inst, def);
  ZodMiniNumber.init(inst, def);
});
function int(params) {
  return _int(ZodMiniNumberFormat, params);
}
var ZodMiniBoolean = /* @__PURE__ */ $constructor("ZodMiniBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function boolean2(params) {
  return _boolean(ZodMiniBoolean, params);
}
var ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _unknown(ZodMiniUnknown);
}
var ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
  $ZodArray.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
var ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
  $ZodObject.init(inst, def);
  ZodMiniType.init(inst, def);
  installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
  const def = {
    type: "object",
    shape: shape ?? {},
    ...normalizeParams(params)
  };
  return new ZodMiniObject(def);
}
var ZodMiniUnion = /* @__PURE__ */ $constructor("ZodMiniUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
  return new ZodMiniUnion({
    type: "union",
    options,
    ...normalizeParams(params)
  });
}
var ZodMiniLiteral = /* @__PURE__ */ $constructor("ZodMiniLiteral", (inst, def) => {
  $ZodLiteral.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
  return new ZodMiniLiteral({
    type: "literal",
    values: Array.isArray(value) ? value : [value],
    ...normalizeParams(params)
  });
}
var ZodMiniTransform = /* @__PURE__ */ $constructor("ZodMiniTransform", (inst, def) => {
  $ZodTransform.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
  return new ZodMiniTransform({
    type: "transform",
    transform: fn
  });
}
var ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
  return new ZodMiniOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniNullable = /* @__PURE__ */ $constructor("ZodMiniNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
  return new ZodMiniNullable({
    type: "nullable",
    innerType
  });
}
// @__NO_SIDE_EFFECTS__
function nullish2(innerType) {
  return /* @__PURE__ */ optional(/* @__PURE__ */ nullable(innerType));
}
var ZodMiniPipe = /* @__PURE__ */ $constructor("ZodMiniPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
  return new ZodMiniPipe({
    type: "pipe",
    in: in_,
    out
  });
}
var ZodMiniCustom = /* @__PURE__ */ $constructor("ZodMiniCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function custom(fn, _params) {
  return _custom(ZodMiniCustom, fn ?? (() => true), _params);
}
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
  return _refine(ZodMiniCustom, fn, _params);
}

// src/incident/incident-id.ts
var INCIDENT_ID = /^[A-Z0-9]+$/;

// src/text/truncate.ts
function truncate(text2, maxLength) {
  return text2.length > maxLength ? `${text2.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}\u2026` : text2;
}

// src/dispatch.ts
var EVENT_TYPE_PREFIX = "pagerduty.";
var MAX_PAYLOAD_BYTES = 6e4;
var MAX_STRING = 2e3;
var MAX_REFERENCES = 25;
var textOrNull = nullish2(string2("must be text or null"));
var timeOrNull = nullish2(
  string2("must be an ISO 8601 time or null").check(
    refine((value) => !Number.isNaN(Date.parse(value)), "must be an ISO 8601 time such as 2026-09-10T11:47:09Z")
  )
);
var reference = object(
  { id: string2("must be the ID of the reference"), summary: textOrNull, html_url: textOrNull },
  "must be a reference {id, summary, html_url}"
);
var referenceOrNull = nullish2(reference);
var referencesOrNull = nullish2(array(reference, "must be a list of references or null"));
var DispatchPayload = object(
  {
    schema: optional(
      literal(1, "must be 1, the only form that this version reads; update the action to the version of the relay")
    ),
    event: nullish2(
      object(
        { id: textOrNull, type: textOrNull, occurred_at: timeOrNull, webhook_id: textOrNull },
        "must be an object {id, type, occurred_at, webhook_id} or absent"
      )
    ),
    incident: object(
      {
        id: string2("must be an incident ID").check(_regex(INCIDENT_ID, "must be an incident ID: capital letters and digits")),
        number: nullish2(int("must be a whole number or null")),
        title: textOrNull,
        status: textOrNull,
        urgency: textOrNull,
        html_url: textOrNull,
        created_at: timeOrNull,
        priority: referenceOrNull,
        resolve_reason: nullish2(
          union(
            [string2(), object({ type: string2(), incident: referenceOrNull })],
            "must be text, an object {type, incident} or null"
          )
        ),
        service: referenceOrNull,
        teams: referencesOrNull,
        assignees: referencesOrNull,
        escalation_policy: referenceOrNull,
        truncated: optional(boolean2("must be true or false"))
      },
      "must be an object with the id of an incident"
    )
  },
  "must be an object"
);
function dispatchBody(event, incident, webhookId) {
  const payload = {
    schema: 1,
    event: { id: event.id, type: event.event_type, occurred_at: event.occurred_at, webhook_id: webhookId },
    incident
  };
  const eventType = `${EVENT_TYPE_PREFIX}${event.event_type}`;
  for (let room = 1; ; room /= 2) {
    const { value, cut } = cutTo(payload, Math.ceil(MAX_STRING * room), Math.floor(MAX_REFERENCES * room));
    const body = JSON.stringify({
      event_type: eventType,
      client_payload: cut ? { ...value, incident: { ...value.incident, truncated: true } } : value
    });
    if (isUnderLimit(body)) return body;
  }
}
function isUnderLimit(body) {
  return body.length * 3 < MAX_PAYLOAD_BYTES || new TextEncoder().encode(body).length < MAX_PAYLOAD_BYTES;
}
function cutTo(value, maxString, maxList) {
  let cut = false;
  const fits = (item) => {
    if (typeof item === "string") return item.length <= maxString && item.isWellFormed();
    if (Array.isArray(item)) return item.length <= maxList && item.every(fits);
    return item === null || typeof item !== "object" || Object.values(item).every(fits);
  };
  const copy = (item) => {
    if (fits(item)) return item;
    if (typeof item === "string") {
      if (item.length <= maxString) return item.toWellFormed();
      cut = true;
      return truncate(item, maxString).toWellFormed();
    }
    if (Array.isArray(item)) {
      if (item.length > maxList) cut = true;
      return item.slice(0, maxList).map(copy);
    }
    const record = {};
    for (const [key, field] of Object.entries(item)) record[key] = copy(field);
    return record;
  };
  return { value: copy(value), cut };
}

// node_modules/universal-github-app-jwt/lib/utils.js
function isPkcs1(privateKey) {
  return privateKey.includes("-----BEGIN RSA PRIVATE KEY-----");
}
function isOpenSsh(privateKey) {
  return privateKey.includes("-----BEGIN OPENSSH PRIVATE KEY-----");
}
function string2ArrayBuffer(str) {
  const buf = new ArrayBuffer(str.length);
  const bufView = new Uint8Array(buf);
  for (let i = 0, strLen = str.length; i < strLen; i++) {
    bufView[i] = str.charCodeAt(i);
  }
  return buf;
}
function getDERfromPEM(pem) {
  const pemB64 = pem.trim().split("\n").slice(1, -1).join("");
  const decoded = atob(pemB64);
  return string2ArrayBuffer(decoded);
}
function getEncodedMessage(header, payload) {
  return `${base64encodeJSON(header)}.${base64encodeJSON(payload)}`;
}
function base64encode(buffer) {
  var binary = "";
  var bytes = new Uint8Array(buffer);
  var len = bytes.byteLength;
  for (var i = 0; i < len; i++) {
    binary += String.fromCharCode(bytes[i]);
  }
  return fromBase64(btoa(binary));
}
function fromBase64(base64) {
  return base64.replace(/=/g, "").replace(/\+/g, "-").replace(/\//g, "_");
}
function base64encodeJSON(obj) {
  return fromBase64(btoa(JSON.stringify(obj)));
}

// node_modules/universal-github-app-jwt/lib/crypto-node.js
import { subtle } from "node:crypto";
import { createPrivateKey } from "node:crypto";
function convertPrivateKey(privateKey) {
  if (!isPkcs1(privateKey)) return privateKey;
  return createPrivateKey(privateKey).export({
    type: "pkcs8",
    format: "pem"
  });
}

// node_modules/universal-github-app-jwt/lib/get-token.js
async function getToken({ privateKey, payload }) {
  const convertedPrivateKey = convertPrivateKey(privateKey);
  if (isPkcs1(convertedPrivateKey)) {
    throw new Error(
      "[universal-github-app-jwt] Private Key is in PKCS#1 format, but only PKCS#8 is supported. See https://github.com/gr2m/universal-github-app-jwt#private-key-formats"
    );
  }
  if (isOpenSsh(convertedPrivateKey)) {
    throw new Error(
      "[universal-github-app-jwt] Private Key is in OpenSSH format, but only PKCS#8 is supported. See https://github.com/gr2m/universal-github-app-jwt#private-key-formats"
    );
  }
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    hash: { name: "SHA-256" }
  };
  const header = { alg: "RS256", typ: "JWT" };
  const privateKeyDER = getDERfromPEM(convertedPrivateKey);
  const importedKey = await subtle.importKey(
    "pkcs8",
    privateKeyDER,
    algorithm,
    false,
    ["sign"]
  );
  const encodedMessage = getEncodedMessage(header, payload);
  const encodedMessageArrBuf = string2ArrayBuffer(encodedMessage);
  const signatureArrBuf = await subtle.sign(
    algorithm.name,
    importedKey,
    encodedMessageArrBuf
  );
  const encodedSignature = base64encode(signatureArrBuf);
  return `${encodedMessage}.${encodedSignature}`;
}

// node_modules/universal-github-app-jwt/index.js
async function githubAppJwt({
  id,
  privateKey,
  now = Math.floor(Date.now() / 1e3)
}) {
  const privateKeyWithNewlines = privateKey.replace(/\\n/g, "\n");
  const nowWithSafetyMargin = now - 30;
  const expiration = nowWithSafetyMargin + 60 * 10;
  const payload = {
    iat: nowWithSafetyMargin,
    // Issued at time
    exp: expiration,
    iss: id
  };
  const token = await getToken({
    privateKey: privateKeyWithNewlines,
    payload
  });
  return {
    appId: id,
    expiration,
    token
  };
}

// src/http/service-message.ts
var MAX_DETAIL = 1e3;
var PART = 6;
function serviceMessage(detail, key) {
  const some = detail.slice(0, 10 * MAX_DETAIL);
  const safe = key === void 0 ? some : withoutKey(some, key);
  const line = safe.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").toWellFormed();
  return truncate(line, MAX_DETAIL + 1);
}
function withoutKey(text2, key) {
  const parts = new Set(formsOf(key).flatMap(partsOf));
  const masked = text2.replaceAll(key, "\0".repeat(3));
  let kept = "";
  for (let at = 0; at < masked.length; ) {
    let end = at;
    while (parts.has(masked.slice(end, end + PART))) end++;
    if (end === at) kept += masked.charAt(at++);
    else {
      kept += "***";
      at = end + PART - 1;
    }
  }
  return kept.replaceAll("\0\0\0", "***");
}
function formsOf(key) {
  const bytes = new TextEncoder().encode(key);
  const base64 = [0, 1, 2].map((shift) => {
    const shifted = btoa(String.fromCharCode(...new Uint8Array(shift), ...bytes)).replace(/=+$/, "");
    return shifted.slice(Math.ceil(shift * 4 / 3), (bytes.length + shift) % 3 === 0 ? void 0 : -1);
  });
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [
    key,
    encodeURIComponent(key),
    ...base64,
    ...base64.map((text2) => text2.replaceAll("+", "-").replaceAll("/", "_")),
    hex,
    hex.toUpperCase()
  ];
}
function partsOf(text2) {
  return Array.from({ length: Math.max(0, text2.length - PART + 1) }, (_, at) => text2.slice(at, at + PART));
}

// src/github/refusal.ts
var RATE_LIMIT_WORDS = /rate limit|abuse detection/i;
var LOCKED = /\b(?:issue|conversation|pull request)\b.{0,20}\blocked\b|\block(?:ed)? (?:issue|conversation)/i;
var COMMIT_GONE = /No commit found for SHA/i;
var CAUSES = [
  {
    // "Authenticating to a GitHub organization with SAML single sign-on"
    words: /\bSAML\b|single sign-on/i,
    fix: "Authorize the token for the organization: github.com \u2192 Settings \u2192 Developer settings \u2192 the token \u2192 Configure SSO. A GitHub App needs no such step"
  },
  {
    // "Managing allowed IP addresses for your organization"
    words: /IP allow list|IP address .{0,40}not (?:permitted|allowed)/i,
    fix: "Add the address that sends this request to the organization's IP allow list (Settings \u2192 Authentication security), or send it from one that is listed"
  },
  {
    // "Archiving repositories"
    words: /\barchived\b/i,
    fix: "Unarchive the repository (Settings \u2192 General \u2192 Danger zone), or use another one"
  },
  {
    // "Setting a personal access token policy for your organization": maximum lifetime
    words: /token's lifetime|lifetime .{0,40}greater than/i,
    fix: "Give the token a lifetime that the organization's policy allows, or use a GitHub App"
  },
  {
    // The same page: fine-grained or classic tokens restricted
    words: /forbids access via a (?:fine-grained )?personal access token/i,
    fix: "Use a kind of token that the organization's policy allows, or a GitHub App"
  },
  {
    // The same page: approval
    words: /(?:pending|requires?|await\w*|needs?) .{0,40}approv|not (?:been |yet |yet been )?approved/i,
    fix: "Ask an owner of the organization to approve the token: Organization \u2192 Settings \u2192 Personal access tokens \u2192 Pending requests"
  },
  {
    // "Suspending a GitHub App installation"
    words: /\bsuspended\b/i,
    fix: "Lift the suspension: of a GitHub App in the settings of its installation, of an account through GitHub Support"
  },
  {
    // "Workflow execution protections": events and actors
    words: /not allowed to trigger/i,
    fix: "Allow this event, or the account that sends it, in Settings \u2192 Actions \u2192 Policies of the repository, its organization or its enterprise"
  },
  {
    // "Managing GitHub Actions settings for a repository"
    words: /\bActions\b.{0,60}\b(?:disabled|not enabled|turned off)\b|\bdisabled\b.{0,40}\bActions\b/i,
    fix: "Enable GitHub Actions: Settings \u2192 Actions \u2192 General of the repository, or of its organization"
  },
  {
    // "Locking conversations"
    words: LOCKED,
    fix: "Unlock the conversation if you want a comment there"
  },
  {
    // "Create a check run", "Create a commit status": the head is gone
    words: COMMIT_GONE,
    fix: "The branch was force-pushed meanwhile: the run for its new commit checks it"
  }
];
var PERMISSION_WORDS = /not accessible by|\bpermissions?\b|write access|must have .{0,40}\b(?:rights|access)\b/i;
var UNKNOWN_403 = "GitHub's own words name the cause: check the token, and the policies of the repository, its organization and its enterprise";
function refusalFix(status, message, otherwise) {
  const cause = CAUSES.find(({ words }) => words.test(message));
  if (cause !== void 0) return cause.fix;
  return status === 403 && message !== "" && !PERMISSION_WORDS.test(message) ? UNKNOWN_403 : otherwise;
}

// src/github/call.ts
var OutOfTime = class extends Error {
  name = "OutOfTime";
};
var RETRY_UNAVAILABLE_AFTER = 10;
var RETRY_LIMITED_AFTER = 60;
var MAX_RETRY_AFTER = 3600;
async function callGitHub(send, call) {
  const { method, url, bearer, body, until, expected, refusals } = call;
  const timeLimit = until - Date.now();
  if (timeLimit <= 0) return unavailable(TOO_LATE);
  try {
    const answer = await send(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${bearer}`,
        "user-agent": "pagerduty-postmortem-relay",
        "x-github-api-version": "2022-11-28",
        ...body === void 0 ? {} : { "content-type": "application/json" }
      },
      ...body === void 0 ? {} : { body },
      timeLimit
    });
    const text2 = answer.status === 204 ? "" : await answer.text();
    if (answer.status === expected) return { status: "ok", text: text2 };
    if (answer.status >= 500) return unavailable(`GitHub answers ${answer.status}`);
    const wait = limitedFor(answer.status, answer.header, text2);
    if (wait !== void 0) {
      return {
        status: "rate-limited",
        retryAfter: Math.min(MAX_RETRY_AFTER, Math.max(1, wait)),
        problem: `GitHub limits us (${answer.status}); PagerDuty delivers again`
      };
    }
    const words = serviceMessage(messageIn(text2), bearer);
    const otherwise = refusals[answer.status] ?? "check GITHUB_API_URL and GITHUB_REPOSITORY";
    const problem = refusalFix(answer.status, words, otherwise);
    const quoted = words === "" ? "" : `. GitHub's own words: "${words}"`;
    return {
      status: "refused",
      code: answer.status,
      problem: `GitHub refuses (${answer.status}): ${problem}${quoted}`
    };
  } catch (error) {
    return unavailable(
      error instanceof OutOfTime ? TOO_LATE : `GitHub could not be reached${codeOf(error)}; check GITHUB_API_URL`
    );
  }
}
var TOO_LATE = "GitHub did not answer in time";
var ErrorWithCode = object({ code: string2() });
var ErrorWithCause = object({ cause: ErrorWithCode });
function codeOf(error) {
  const code = ErrorWithCode.safeParse(error).data?.code ?? ErrorWithCause.safeParse(error).data?.cause.code;
  return code === void 0 ? "" : ` (${code})`;
}
var ErrorBody = object({ message: string2() });
function messageIn(text2) {
  try {
    return ErrorBody.safeParse(JSON.parse(text2)).data?.message ?? "";
  } catch {
    return "";
  }
}
function unavailable(problem) {
  return {
    status: "unavailable",
    retryAfter: RETRY_UNAVAILABLE_AFTER,
    problem: `${problem}; PagerDuty delivers again`
  };
}
function limitedFor(status, header, text2) {
  const retryAfter = header("retry-after") ?? void 0;
  const exhausted = header("x-ratelimit-remaining") === "0";
  const limited = status === 429 || status === 403 && (retryAfter !== void 0 || exhausted || RATE_LIMIT_WORDS.test(text2));
  if (!limited) return void 0;
  const untilReset = exhausted ? Number(header("x-ratelimit-reset") ?? Number.NaN) - Date.now() / 1e3 : Number.NaN;
  const wait = [Number(retryAfter ?? Number.NaN), untilReset].find(Number.isFinite) ?? RETRY_LIMITED_AFTER;
  return Math.max(0, Math.ceil(wait));
}

// src/github/app.ts
function personalToken(token) {
  const unknown2 = "GitHub refuses (401): it does not know the token, which is wrong, expired or revoked: set GITHUB_TOKEN to a new one";
  return async (_until, refused) => refused === void 0 ? { status: "ok", token } : { status: "refused", code: 401, problem: unknown2 };
}
var EARLY_MS = 2 * 6e4;
var FETCH_LIMIT_MS = 3e3;
var Installation = object({ id: int() });
var AccessToken = object({ token: string2(), expires_at: string2() });
function installationTokens(app, repository, apiUrl, send) {
  let installationId = app.installationId;
  let kept;
  let pending;
  const fetchToken = async (until) => {
    const bearer = await appJwt(app);
    if (bearer === void 0) return { status: "refused", code: 401, problem: UNREADABLE_KEY };
    if (installationId === void 0) {
      const answer2 = await callGitHub(send, {
        method: "GET",
        url: `${apiUrl}/repos/${repository}/installation`,
        bearer,
        until,
        expected: 200,
        refusals: {
          ...KEY_REFUSED,
          404: `there is no such App, or the App is not installed on ${repository}: check GITHUB_APP_ID and GITHUB_REPOSITORY, and install the App there`
        }
      });
      if (answer2.status !== "ok") return answer2;
      installationId = String(Installation.parse(JSON.parse(answer2.text)).id);
    }
    const answer = await callGitHub(send, {
      method: "POST",
      url: `${apiUrl}/app/installations/${installationId}/access_tokens`,
      bearer,
      body: JSON.stringify({ repositories: [repository.split("/")[1]], permissions: { contents: "write" } }),
      until,
      expected: 201,
      refusals: {
        ...KEY_REFUSED,
        403: "the installation is suspended: unsuspend it in the settings of the App",
        404: "there is no such installation: check GITHUB_APP_INSTALLATION_ID, or remove it",
        422: `the installation has no access to ${repository} with Contents: write: grant both in the settings of the App`
      }
    });
    if (answer.status !== "ok") {
      installationId = app.installationId;
      return answer;
    }
    const { token, expires_at: expiresAt } = AccessToken.parse(JSON.parse(answer.text));
    kept = { token, until: Date.parse(expiresAt) - EARLY_MS };
    return { status: "ok", token };
  };
  return async (until, refused) => {
    if (kept !== void 0 && kept.token !== refused && Date.now() < kept.until) {
      return { status: "ok", token: kept.token };
    }
    pending ??= fetchToken(Date.now() + FETCH_LIMIT_MS).catch(() => unavailable("GitHub answered the request for a token in a form that the relay cannot read")).finally(() => {
      pending = void 0;
    });
    return before(until, pending);
  };
}
async function before(until, pending) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(unavailable("GitHub did not return a token in time")), until - Date.now());
  });
  return Promise.race([pending, late]).finally(() => clearTimeout(timer));
}
var UNREADABLE_KEY = "GITHUB_APP_PRIVATE_KEY is not a private key in PEM form: set it to the whole file that GitHub gave, from -----BEGIN to END-----";
async function appJwt({ appId, privateKey }) {
  try {
    return (await githubAppJwt({ id: appId, privateKey: toPkcs8(readPem(privateKey)) })).token;
  } catch {
    return void 0;
  }
}
var KEY_REFUSED = {
  401: "GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY do not identify an App: check that they belong together and that the clock is right"
};
function readPem(text2) {
  const marker = "-----BEGIN ";
  const pem = text2.includes(marker) ? text2 : fromBase642(text2);
  const [, label, body] = /-----BEGIN ([A-Z ]+)-----([^-]+)-----END \1-----/.exec(pem) ?? [];
  if (body === void 0) return text2;
  const base64 = body.replace(/\\+[rn]|\s/g, "");
  return `${marker}${label}-----
${base64}
-----END ${label}-----`;
}
function fromBase642(text2) {
  try {
    return atob(text2.replace(/\\+[rn]|[\s"']/g, ""));
  } catch {
    return "";
  }
}
function toPkcs8(pem) {
  const [, base64] = /-----BEGIN RSA PRIVATE KEY-----([\s\S]+?)-----END RSA PRIVATE KEY-----/.exec(pem) ?? [];
  if (base64 === void 0) return pem;
  const key = Uint8Array.from(atob(base64.replace(/\s/g, "")), (character) => character.charCodeAt(0));
  const version2 = [2, 1, 0];
  const algorithm = [48, 13, 6, 9, 42, 134, 72, 134, 247, 13, 1, 1, 1, 5, 0];
  const body = [...version2, ...algorithm, ...der(4, [...key])];
  const encoded = btoa(String.fromCharCode(...der(48, body)));
  return `-----BEGIN PRIVATE KEY-----
${encoded}
-----END PRIVATE KEY-----`;
}
function der(tag, content) {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [129, length] : [130, length >> 8, length & 255];
  return [tag, ...size, ...content];
}

// src/pagerduty/webhook.ts
var textOf = (value) => typeof value === "string" ? value : null;
var timeOf = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)) ? value : null;
var text = transform(textOf);
var time2 = transform(timeOf);
function isRecord(value) {
  return typeof value === "object" && value !== null;
}
function referenceOf(value) {
  if (!isRecord(value) || typeof value.id !== "string") return null;
  return { id: value.id, summary: textOf(value.summary), html_url: textOf(value.html_url) };
}
function referencesOf(list) {
  if (!Array.isArray(list)) return null;
  return list.slice(0, MAX_REFERENCES + 1).map(referenceOf).filter((item) => item !== null);
}
function resolveReasonOf(value) {
  if (!isRecord(value) || typeof value.type !== "string") return textOf(value);
  return { type: value.type, incident: referenceOf(value.incident) };
}
function isIncident(value) {
  return isRecord(value) && typeof value.id === "string" && INCIDENT_ID.test(value.id) && (value.type ?? "incident") === "incident";
}
var WebhookIncident = pipe(
  custom(isIncident),
  transform((data) => ({
    id: data.id,
    number: Number.isSafeInteger(data.number) ? data.number : null,
    title: textOf(data.title),
    status: textOf(data.status),
    urgency: textOf(data.urgency),
    html_url: textOf(data.html_url),
    created_at: timeOf(data.created_at),
    priority: referenceOf(data.priority),
    resolve_reason: resolveReasonOf(data.resolve_reason),
    service: referenceOf(data.service),
    teams: referencesOf(data.teams),
    assignees: referencesOf(data.assignees),
    escalation_policy: referenceOf(data.escalation_policy)
  }))
);
var WebhookBody = object({
  event: object({ id: text, event_type: text, occurred_at: time2, data: optional(unknown()) })
});
function isMerge(resolveReason) {
  return typeof resolveReason === "string" ? resolveReason === "merged" : resolveReason?.type === "merge_resolve_reason";
}

// src/version.ts
var VERSION = "1.0.0";

// src/relay/forward.ts
function forwarding({ apiUrl, repository }, token, send) {
  const url = `${apiUrl}/repos/${repository}/dispatches`;
  const moved = `${repository} was renamed or moved: set GITHUB_REPOSITORY to its new name`;
  const refusals = {
    301: moved,
    307: moved,
    308: moved,
    401: "it does not accept a token that it issued itself: check GITHUB_API_URL",
    403: `the token may not send events to ${repository}: give it Contents: write there`,
    404: `the token sees no ${repository}: check GITHUB_REPOSITORY, that the token was granted that repository, and that its organization approved the token`,
    422: "the dispatch is invalid: update the relay, and report it if that does not help"
  };
  const dispatch = (bearer, body, until) => callGitHub(send, { method: "POST", url, bearer, body, until, expected: 204, refusals });
  return async (body, until) => {
    const first = await token(until);
    if (first.status !== "ok") return first;
    const answer = await dispatch(first.token, body, until);
    if (answer.status !== "refused" || answer.code !== 401) return answer;
    const second = await token(until, first.token);
    return second.status === "ok" ? dispatch(second.token, body, until) : second;
  };
}

// src/text/visible.ts
function visible(text2) {
  return text2.replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, "");
}

// src/relay/log.ts
var BURST = 500;
var PER_SECOND = 1;
function createLog(write) {
  let left = BURST;
  let filled = 0;
  let suppressed = 0;
  const always = (line) => {
    write(visible(JSON.stringify(suppressed === 0 ? line : { ...line, suppressed })));
    suppressed = 0;
  };
  return {
    always,
    limited(line) {
      const now = Date.now();
      left = Math.min(BURST, left + Math.max(0, now - filled) / 1e3 * PER_SECOND);
      filled = now;
      if (left < 1) {
        suppressed += 1;
        return;
      }
      left -= 1;
      always(line);
    }
  };
}

// src/pagerduty/signature.ts
var encoder = new TextEncoder();
var HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
async function signatureMatches(body, header, secrets, hmac) {
  const candidates = header.split(",").map((part) => part.trim()).filter((part) => /^v1=[0-9a-f]{64}$/i.test(part)).map((part) => part.slice("v1=".length).toLowerCase());
  if (candidates.length === 0) return false;
  let matches = false;
  for (const secret of secrets) {
    const expected = await hmac(secret, body);
    for (const candidate of candidates) matches = sameText(candidate, expected) || matches;
  }
  return matches;
}
async function secretMatches(value, secrets, hmac) {
  const digest = (text2) => hmac("X-Webhook-Secret", encoder.encode(text2));
  const presented = await digest(value);
  let matches = false;
  for (const secret of secrets) matches = sameText(presented, await digest(secret)) || matches;
  return matches;
}
function sameText(left, right) {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}

// src/relay/reject-webhook.ts
function rejectUnsigned(request, { signingSecrets, sharedSecrets }) {
  const has = (name) => (request.header(name) ?? null) !== null;
  if (sharedSecrets.length > 0 && !has("x-webhook-secret")) return "the header X-Webhook-Secret is missing";
  if (signingSecrets.length > 0 && !has("x-pagerduty-signature")) return "the header X-PagerDuty-Signature is missing";
  return void 0;
}
async function rejectForged(request, body, { signingSecrets, sharedSecrets }, hmac) {
  const secret = request.header("x-webhook-secret") ?? "";
  if (sharedSecrets.length > 0 && !await secretMatches(secret, sharedSecrets, hmac)) {
    return "X-Webhook-Secret does not match WEBHOOK_SECRET";
  }
  const signature = request.header("x-pagerduty-signature") ?? "";
  if (signingSecrets.length > 0 && !await signatureMatches(body, signature, signingSecrets, hmac)) {
    return "X-PagerDuty-Signature was not made with PAGERDUTY_WEBHOOK_SECRET";
  }
  return void 0;
}

// src/http/api-url-problem.ts
function apiUrlProblem(value) {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return "is not a URL that begins with https://";
  const { protocol, hostname, username, password, search, hash } = new URL(value);
  if (username !== "" || password !== "") return "holds a user name or password: leave them out";
  if (search !== "" || hash !== "") return 'holds "?" or "#": leave out what follows the path';
  if (protocol === "http:" && !isLoopback(hostname)) {
    return "begins with http://, which would send the key in plain text: use https://";
  }
  return void 0;
}
function isLoopback(hostname) {
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

// src/relay/settings.ts
var MIN_SECRET_LENGTH = 16;
var LISTS = /* @__PURE__ */ new Set(["FORWARD_EVENTS", "PAGERDUTY_WEBHOOK_SECRET", "WEBHOOK_SECRET"]);
function readSettings(environment) {
  const problems = [];
  const unreadable = /* @__PURE__ */ new Set();
  const read = (name) => {
    const value = textOf2(environment[name], LISTS.has(name));
    if (typeof value === "string") return value.trim() === "" ? void 0 : value.trim();
    if (value !== void 0) {
      problems.push(`${name} is ${value.kind}, not text: ${value.fix}`);
      unreadable.add(name);
    }
    return void 0;
  };
  const listOf = (text2) => (text2 ?? "").split(",").map((item) => item.trim()).filter((item) => item !== "");
  const repository = read("GITHUB_REPOSITORY");
  const apiUrl = (read("GITHUB_API_URL") ?? "https://api.github.com").replace(/\/+$/, "");
  const token = read("GITHUB_TOKEN");
  const appId = read("GITHUB_APP_ID");
  const privateKey = read("GITHUB_APP_PRIVATE_KEY");
  const installationId = read("GITHUB_APP_INSTALLATION_ID");
  const signingSecrets = listOf(read("PAGERDUTY_WEBHOOK_SECRET"));
  const sharedSecretText = read("WEBHOOK_SECRET");
  const sharedSecrets = listOf(sharedSecretText);
  const forwarded = read("FORWARD_EVENTS");
  const isMissing = (name, value) => value === void 0 && !unreadable.has(name);
  if (isMissing("GITHUB_REPOSITORY", repository)) {
    problems.push("GITHUB_REPOSITORY is not set: set it to the docs repository, owner/name");
  } else if (repository !== void 0 && (!/^[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository) || repository.startsWith("."))) {
    problems.push("GITHUB_REPOSITORY is not of the form owner/name, such as acme/incident-docs");
  }
  const apiProblem = apiUrlProblem(apiUrl);
  if (apiProblem !== void 0) {
    problems.push(`GITHUB_API_URL ${apiProblem}. GitHub Enterprise Server has it at https://HOST/api/v3`);
  }
  const access = appId !== void 0 && privateKey !== void 0 ? { app: { appId, privateKey, installationId } } : token !== void 0 ? { token } : void 0;
  if (appId !== void 0 && isMissing("GITHUB_APP_PRIVATE_KEY", privateKey)) {
    problems.push("GITHUB_APP_PRIVATE_KEY is not set: set it to the private key of the App, or remove GITHUB_APP_ID");
  } else if (privateKey !== void 0 && isMissing("GITHUB_APP_ID", appId)) {
    problems.push("GITHUB_APP_ID is not set: set it to the ID of the App, or remove GITHUB_APP_PRIVATE_KEY");
  } else if (access === void 0 && !["GITHUB_TOKEN", "GITHUB_APP_ID", "GITHUB_APP_PRIVATE_KEY"].some((name) => unreadable.has(name))) {
    problems.push(
      "GITHUB_TOKEN is not set: set it to a fine-grained token with Contents: write on the docs repository, or set GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY"
    );
  }
  if (signingSecrets.length === 0 && sharedSecrets.length === 0 && !unreadable.has("PAGERDUTY_WEBHOOK_SECRET") && !unreadable.has("WEBHOOK_SECRET")) {
    problems.push(
      "PAGERDUTY_WEBHOOK_SECRET is not set, nor WEBHOOK_SECRET: without one of them anybody could send events. Set PAGERDUTY_WEBHOOK_SECRET to the signing secret of the PagerDuty webhook subscription"
    );
  }
  for (const [name, value] of [
    ["GITHUB_TOKEN", token],
    ["GITHUB_APP_ID", appId],
    ["WEBHOOK_SECRET", sharedSecretText]
  ]) {
    if (!/^[\x20-\x7E]*$/.test(value ?? "")) {
      problems.push(`${name} holds a line break or another character that an HTTP header cannot carry: set it again`);
    }
  }
  const forwardEvents = new Set(forwarded === void 0 ? ["incident.resolved"] : listOf(forwarded));
  if (forwardEvents.size === 0) {
    problems.push("FORWARD_EVENTS names no event type: set it to incident.resolved, or remove it");
  }
  for (const type of forwardEvents) {
    if (!/^incident(\.[a-z_]{1,40}){1,2}$/.test(type)) {
      problems.push(
        `FORWARD_EVENTS holds "${type.slice(0, 60)}", which is no incident event of PagerDuty's: use for example incident.acknowledged,incident.resolved`
      );
    }
  }
  if (problems.length > 0 || repository === void 0 || access === void 0) return { problems };
  return { settings: { repository, apiUrl, access, signingSecrets, sharedSecrets, forwardEvents } };
}
function shortSecrets({ signingSecrets, sharedSecrets }) {
  const byName = { PAGERDUTY_WEBHOOK_SECRET: signingSecrets, WEBHOOK_SECRET: sharedSecrets };
  return Object.entries(byName).filter(([, secrets]) => secrets.some((secret) => secret.length < MIN_SECRET_LENGTH)).map(
    ([name]) => `${name} holds a secret of fewer than ${MIN_SECRET_LENGTH} characters, which can be guessed: replace it with a longer one`
  );
}
function textOf2(value, isList) {
  if (value === void 0 || value === null) return void 0;
  if (typeof value === "string") return value;
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? String(value) : { kind: "a number with a fraction or too many digits", fix: "put it in quotes" };
  }
  if (Array.isArray(value)) {
    if (isList && value.every((item) => typeof item === "string")) return value.join(",");
    return isList ? { kind: "a list with non-text items", fix: "set it to text, separated by commas" } : { kind: "a list", fix: "set it to one text" };
  }
  return typeof value === "object" ? { kind: "an object", fix: "set it to text, as a variable or a secret" } : { kind: `a ${typeof value}`, fix: "set it to text" };
}

// src/relay/core.ts
var MAX_BODY_BYTES = 256 * 1024;
var BODY_LIMIT_MS = 1e3;
var MAX_READING = 512;
var MAX_FORWARDING = 256;
var BUDGET_MS = 3500;
var MAX_LOGGED = 200;
var ALLOWED = /* @__PURE__ */ new Map([
  ["/pagerduty", "POST"],
  ["/pagerduty-resolved", "POST"],
  ["/healthz", "GET, HEAD"]
]);
function createCore({ environment, send, hmac, log: write }) {
  const configuration = readSettings(environment);
  const configured = "settings" in configuration;
  const problems = configured ? [] : configuration.problems;
  const log = createLog(write);
  if (configured) {
    for (const problem of shortSecrets(configuration.settings)) log.always({ status: "short-secret", problem });
  }
  const deliver = configured ? delivering(configuration.settings, send, hmac) : async () => failure2(500, "not-configured", problems.join("; "));
  const health = respond(configured ? 200 : 503, JSON.stringify({ status: "ok", version: VERSION, configured }));
  const finish = (outcome, delivery, arrival) => {
    const { code, status, problem, proven: proven2 } = outcome;
    const logged = "reason" in outcome ? { status, reason: outcome.reason } : { status };
    const line = { ...delivery, ...logged, ms: Date.now() - arrival, problem };
    if (proven2) log.always(line);
    else log.limited(line);
    if (code === 202) return respond(code, JSON.stringify(logged));
    const { allow, retryAfter } = outcome;
    return respond(code, JSON.stringify(logged), {
      ...allow !== void 0 && { allow },
      ...retryAfter !== void 0 && { "retry-after": String(retryAfter) }
    });
  };
  return {
    problems,
    async answer(request) {
      const arrival = Date.now();
      const delivery = deliveryOf(request.header("x-webhook-id"));
      try {
        const path = routeOf(request.path);
        const allow = ALLOWED.get(path);
        if (allow === void 0) return finish(failure2(404, "not-found", NO_ROUTE), delivery, arrival);
        if (path === "/healthz" && (request.method === "GET" || request.method === "HEAD")) return health;
        if (request.method !== allow) {
          const problem = `${path} takes ${allow} only`;
          return finish({ ...failure2(405, "method-not-allowed", problem), allow }, delivery, arrival);
        }
        return finish(await deliver(request, delivery, arrival), delivery, arrival);
      } catch (error) {
        const problem = `${placeOf(error)}: a bug in the relay. Please report it`;
        return finish({ ...failure2(500, "error", problem), proven: true }, delivery, arrival);
      }
    },
    refuse: (code, problem) => finish(failure2(code, "invalid", problem), deliveryOf(null), Date.now())
  };
}
var NO_ROUTE = "the relay takes webhooks at /pagerduty only: check the URL of the subscription";
function deliveryOf(webhookId) {
  return { event_id: null, webhook_id: webhookId?.slice(0, MAX_LOGGED) ?? null, incident_id: null, event_type: null };
}
function routeOf(path) {
  return ALLOWED.has(path) ? path : path.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
}
function placeOf(error) {
  if (!(error instanceof Error)) return "unknown";
  return `${error.name}${error.stack?.split("\n").find((line) => /^\s+at /.test(line)) ?? ""}`;
}
function delivering(settings, send, hmac) {
  const { access, repository, apiUrl } = settings;
  const token = "token" in access ? personalToken(access.token) : installationTokens(access.app, repository, apiUrl, send);
  const forward = forwarding(settings, token, send);
  let inFlight = 0;
  return async (request, delivery, arrival) => {
    const dispatch = await readDispatch(request, delivery, settings, hmac);
    if (typeof dispatch !== "string") return dispatch;
    if (inFlight >= MAX_FORWARDING) return proven(later(`${MAX_FORWARDING} events are being forwarded`));
    inFlight += 1;
    try {
      return outcomeOf(await forward(dispatch, arrival + BUDGET_MS));
    } finally {
      inFlight -= 1;
    }
  };
}
function outcomeOf(answer) {
  switch (answer.status) {
    case "ok":
      return DISPATCHED;
    case "refused":
      return proven(failure2(502, "refused", answer.problem));
    case "rate-limited":
      return { ...answer, code: 429, proven: true };
    case "unavailable":
      return { ...answer, code: 503, proven: true };
  }
}
async function readDispatch(request, delivery, settings, hmac) {
  if (Number(request.header("content-length") ?? 0) > MAX_BODY_BYTES) return UNREAD["too-large"];
  const unsigned = rejectUnsigned(request, settings);
  if (unsigned !== void 0) return rejected(unsigned);
  const bytes = await request.body();
  if (typeof bytes === "string") return UNREAD[bytes];
  if (bytes.length > MAX_BODY_BYTES) return UNREAD["too-large"];
  const forged = await rejectForged(request, bytes, settings, hmac);
  if (forged !== void 0) return rejected(forged);
  const body = WebhookBody.safeParse(parseJson(bytes));
  if (!body.success) {
    return proven(failure2(400, "invalid", "the body is authentic, but not the JSON of an event"));
  }
  const { event } = body.data;
  delivery.event_id = event.id?.slice(0, MAX_LOGGED) ?? null;
  delivery.event_type = event.event_type?.slice(0, MAX_LOGGED) ?? null;
  if (event.event_type === "pagey.ping") return ignored("ping");
  if (event.event_type === null || !settings.forwardEvents.has(event.event_type)) return ignored("event-type");
  const incident = WebhookIncident.safeParse(event.data);
  if (!incident.success) return ignored("no-incident");
  delivery.incident_id = incident.data.id.slice(0, MAX_LOGGED);
  if (isMerge(incident.data.resolve_reason)) return ignored("merged");
  return dispatchBody(event, incident.data, delivery.webhook_id);
}
function failure2(code, status, problem) {
  return { code, status, problem, proven: false };
}
function proven(outcome) {
  return { ...outcome, proven: true };
}
var DISPATCHED = { code: 202, status: "dispatched", proven: true };
function ignored(reason) {
  return { code: 202, status: "ignored", reason, proven: true };
}
function rejected(problem) {
  return failure2(401, "unauthorized", problem);
}
function later(problem) {
  return { ...failure2(503, "unavailable", `${problem}; PagerDuty delivers again`), retryAfter: 5 };
}
var UNREAD = {
  "too-large": failure2(413, "too-large", "the body is larger than 256 KB, which PagerDuty never sends"),
  "broken-off": later("the body broke off"),
  "too-slow": later(`the body took longer than ${BODY_LIMIT_MS / 1e3} s`),
  evicted: later(`${MAX_READING} newer bodies are being read`)
};
var HEADERS = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'",
  "x-content-type-options": "nosniff"
};
function respond(status, body, more) {
  return { status, headers: more === void 0 ? HEADERS : { ...HEADERS, ...more }, body };
}
var decoder = new TextDecoder();
function parseJson(bytes) {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return void 0;
  }
}

// src/relay/node/hmac-by-node.ts
import { createHmac } from "node:crypto";
var hmacByNode = (key, message) => createHmac("sha256", key).update(message).digest("hex");

// src/relay/node/log.ts
var lines = [];
function logLine(line) {
  if (lines.length === 0) setImmediate(() => process.stdout.write(lines.splice(0).join("")));
  lines.push(`${line}
`);
}
process.stdout.on("error", () => {
});

// src/relay/node/send.ts
import { createRequire } from "node:module";
import { connect, isIP } from "node:net";

// src/relay/node/answer-reader.ts
var MAX_BODY_BYTES2 = 64 * 1024;
var MAX_HEAD_BYTES = 64 * 1024;
var END_OF_LINE = Buffer.from("\r\n");
var END_OF_HEAD = Buffer.from("\r\n\r\n");
var NOTHING = Buffer.alloc(0);
var AnswerReader = class {
  #unread = NOTHING;
  #head = "";
  #status = 0;
  #framing;
  #body = [];
  #size = 0;
  /** Takes a chunk. Returns the answer once it is complete, otherwise undefined. Copies what it keeps. Throws if it is not HTTP. */
  push(chunk) {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    const answer = this.#read();
    if (answer === void 0 && this.#unread.length > 0) this.#unread = Buffer.from(this.#unread);
    return answer;
  }
  /** The connection has ended. Returns the answer if it ends this way, otherwise undefined. */
  end() {
    return this.#framing?.kind === "until-close" ? this.#answer(false) : void 0;
  }
  #read() {
    while (this.#framing === void 0) {
      const end = this.#unread.indexOf(END_OF_HEAD);
      if (end === -1) {
        if (this.#unread.length > MAX_HEAD_BYTES) throw new Error("the head of the answer is too long");
        return void 0;
      }
      this.#head = `${this.#unread.toString("latin1", 0, end)}\r
`;
      this.#unread = this.#unread.subarray(end + END_OF_HEAD.length);
      const [, code] = /^HTTP\/1\.[01] ([1-5]\d\d)[ \r]/.exec(this.#head) ?? [];
      if (code === void 0 || code === "101") throw new Error("the answer is not HTTP/1.1");
      this.#status = Number(code);
      if (this.#status >= 200) this.#framing = this.#frame();
    }
    const framing = this.#framing;
    if (framing.kind === "chunks") return this.#readChunks(framing);
    const wanted = framing.kind === "length" ? Math.min(framing.left, this.#unread.length) : this.#unread.length;
    this.#take(wanted);
    if (framing.kind === "length") {
      framing.left -= wanted;
      if (framing.left === 0) return this.#answer(this.#unread.length === 0);
    }
    return this.#isFull() ? this.#answer(false) : void 0;
  }
  /** RFC 9112, 6.3. */
  #frame() {
    if (this.#status === 204 || this.#status === 304) return { kind: "length", left: 0 };
    const encoding = this.#header("transfer-encoding");
    if (encoding !== null) {
      return /(?:^|,)\s*chunked$/i.test(encoding) ? { kind: "chunks", left: 0 } : { kind: "until-close" };
    }
    const length = this.#header("content-length");
    if (length === null) return { kind: "until-close" };
    if (!/^\d{1,15}$/.test(length)) throw new Error("the answer has no valid length");
    return { kind: "length", left: Number(length) };
  }
  /** RFC 9112, 7.1. `left` counts the bytes of the current chunk and the line break after it. */
  #readChunks(framing) {
    for (; ; ) {
      if (framing.left > 2) {
        const wanted = Math.min(framing.left - 2, this.#unread.length);
        this.#take(wanted);
        framing.left -= wanted;
        if (this.#isFull()) return this.#answer(false);
        if (framing.left > 2) return void 0;
      }
      if (this.#unread.length < framing.left) return void 0;
      if (framing.left === 2 && !this.#unread.subarray(0, 2).equals(END_OF_LINE))
        throw new Error("a chunk does not end");
      const end = this.#unread.indexOf(END_OF_LINE, framing.left);
      if (end === -1) {
        if (this.#unread.length > MAX_HEAD_BYTES) throw new Error("the size of a chunk is too long");
        return void 0;
      }
      const [, size] = /^([0-9a-f]{1,8})[ \t]*(?:;|$)/i.exec(this.#unread.toString("latin1", framing.left, end)) ?? [];
      if (size === void 0) throw new Error("a chunk has no valid size");
      if (Number.parseInt(size, 16) === 0) {
        const rest = this.#unread.subarray(end);
        return this.#answer(rest.equals(END_OF_HEAD));
      }
      this.#unread = this.#unread.subarray(end + END_OF_LINE.length);
      framing.left = Number.parseInt(size, 16) + END_OF_LINE.length;
    }
  }
  #take(length) {
    if (length === 0) return;
    if (!this.#isFull()) this.#body.push(Buffer.from(this.#unread.subarray(0, length)));
    this.#size += length;
    this.#unread = this.#unread.subarray(length);
  }
  #isFull() {
    return this.#size >= MAX_BODY_BYTES2;
  }
  #header(name) {
    return headerIn(this.#head, name);
  }
  #answer(complete) {
    const head = this.#head;
    const body = this.#body;
    const reusable = complete && head.startsWith("HTTP/1.1") && !/\bclose\b/i.test(headerIn(head, "connection") ?? "");
    return {
      status: this.#status,
      header: (name) => headerIn(head, name),
      text: async () => Buffer.concat(body).toString(),
      reusable
    };
  }
};
function headerIn(head, name) {
  for (let begin = head.indexOf("\r\n") + 2; begin < head.length; ) {
    const end = head.indexOf("\r\n", begin);
    if (head.charCodeAt(begin + name.length) === 58 && head.slice(begin, begin + name.length).toLowerCase() === name) {
      return head.slice(begin + name.length + 1, end).trim();
    }
    begin = end + 2;
  }
  return null;
}

// src/relay/node/send.ts
var MAX_CONNECTIONS = 64;
var READ_BYTES = 16 * 1024;
var MAX_IDLE_MS = 4e3;
var TICK_MS = 50;
var Pool = class {
  #origin;
  #lines = /* @__PURE__ */ new Set();
  #idle = [];
  #waiting = [];
  #timer;
  constructor(origin) {
    this.#origin = origin;
  }
  add(order) {
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS).unref();
    const line = this.#idleLine() ?? (this.#lines.size < MAX_CONNECTIONS ? this.#open() : void 0);
    if (line === void 0) this.#waiting.push(order);
    else this.#start(line, order);
  }
  close() {
    for (const { socket } of this.#lines) socket.destroy();
  }
  #idleLine() {
    for (; ; ) {
      const line = this.#idle.pop();
      if (line === void 0 || performance.now() - line.idleSince < MAX_IDLE_MS) return line;
      this.#drop(line);
    }
  }
  #start(line, order) {
    line.order = order;
    line.reader = new AnswerReader();
    line.socket.write(order.text, order.encoding);
  }
  #open() {
    const { protocol, hostname, port } = this.#origin;
    const host = hostname.replace(/^\[|\]$/g, "");
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    const onread = {
      buffer,
      callback: (length) => {
        this.#receive(line, buffer.subarray(0, length));
        return true;
      }
    };
    const options = { host, port: Number(port || (protocol === "https:" ? 443 : 80)), noDelay: true, onread };
    const socket = protocol === "https:" ? loadTls().connect({ ...options, servername: isIP(host) === 0 ? host : "", ALPNProtocols: ["http/1.1"] }) : connect(options);
    const line = { socket, order: void 0, reader: new AnswerReader(), idleSince: 0 };
    this.#lines.add(line);
    const fail = (error) => {
      const { order } = line;
      this.#drop(line);
      order?.reject(error);
      this.#next();
    };
    socket.on("error", fail);
    socket.on("end", () => {
      const answer = line.order && line.reader.end();
      if (answer === void 0) return fail(new Error("the connection ended"));
      this.#finish(line, answer);
    });
    socket.on("close", () => {
      if (this.#lines.has(line)) fail(new Error("the connection was closed"));
    });
    return line;
  }
  #receive(line, chunk) {
    if (line.order === void 0) {
      this.#drop(line);
      return;
    }
    let answer;
    try {
      answer = line.reader.push(chunk);
    } catch (error) {
      line.socket.destroy(error);
      return;
    }
    if (answer !== void 0) this.#finish(line, answer);
  }
  #finish(line, answer) {
    const { order } = line;
    line.order = void 0;
    if (answer.reusable) {
      const next = this.#waiting.shift();
      if (next === void 0) {
        line.idleSince = performance.now();
        this.#idle.push(line);
      } else {
        this.#start(line, next);
      }
    } else {
      this.#drop(line);
      this.#next();
    }
    order?.resolve(answer);
  }
  #drop(line) {
    line.order = void 0;
    this.#lines.delete(line);
    const at = this.#idle.indexOf(line);
    if (at !== -1) this.#idle.splice(at, 1);
    line.socket.destroy();
  }
  /** Starts the next waiting request, because a connection is free. */
  #next() {
    if (this.#lines.size >= MAX_CONNECTIONS) return;
    const order = this.#waiting.shift();
    if (order !== void 0) this.#start(this.#open(), order);
  }
  #tick() {
    const now = performance.now();
    const late = this.#waiting.filter(({ until }) => until <= now);
    if (late.length > 0) this.#waiting = this.#waiting.filter(({ until }) => until > now);
    for (const line of [...this.#lines]) {
      if (line.order === void 0 || line.order.until > now) continue;
      late.push(line.order);
      this.#drop(line);
      this.#next();
    }
    for (const { reject } of late) reject(new OutOfTime());
    if (this.#lines.size === this.#idle.length) {
      clearInterval(this.#timer);
      this.#timer = void 0;
    }
  }
};
var loadTls = () => createRequire(import.meta.url)("node:tls");
var pools = /* @__PURE__ */ new Map();
var targets = /* @__PURE__ */ new Map();
function targetOf(url) {
  const known = targets.get(url);
  if (known !== void 0) return known;
  const { origin, pathname: path, host } = new URL(url);
  const pool = pools.get(origin) ?? new Pool(new URL(origin));
  pools.set(origin, pool);
  const target = { pool, path, host };
  targets.set(url, target);
  return target;
}
var sendByPool = (url, { method, headers, body, timeLimit }) => {
  const { pool, path, host } = targetOf(url);
  let text2 = `${method} ${path} HTTP/1.1\r
host: ${host}\r
`;
  for (const name in headers) text2 += `${name}: ${headers[name]}\r
`;
  const length = body === void 0 ? 0 : Buffer.byteLength(body);
  text2 += body === void 0 ? "\r\n" : `content-length: ${length}\r
\r
${body}`;
  const encoding = length === (body ?? "").length ? "latin1" : "utf8";
  return new Promise((resolve, reject) => {
    pool.add({ text: text2, encoding, until: performance.now() + timeLimit, resolve, reject });
  });
};
function closePools() {
  for (const pool of pools.values()) pool.close();
}

// src/relay/node/listen.ts
var say = (status, more = {}) => logLine(JSON.stringify({ status, ...more }));
function listen(server2, { HOST: host = "0.0.0.0", PORT: port = "3000" }) {
  server2.on("error", ({ code }) => {
    const taken = "another program listens there; stop it, or set PORT to a free port";
    notStarted(`Cannot listen on ${host}:${port} (${code}): ${code === "EADDRINUSE" ? taken : "check HOST and PORT"}`);
  });
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65535) {
    server2.listen(Number(port), host, () => {
      const address = server2.address();
      say("listening", { host, port: typeof address === "object" ? address?.port : void 0 });
    });
  } else {
    notStarted(`PORT is "${port}": set it to a number from 0 to 65535`);
  }
  const stop = () => {
    setTimeout(() => server2.closeAllConnections(), 5e3).unref();
    server2.close(() => {
      closePools();
      say("stopped");
    });
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
function notStarted(problem) {
  say("not-started", { problem });
  process.exitCode = 1;
}

// src/relay/slots.ts
function slots(count) {
  const taken = /* @__PURE__ */ new Set();
  return (evict) => {
    if (taken.size >= count) {
      const [oldest] = taken;
      if (oldest !== void 0) {
        taken.delete(oldest);
        oldest();
      }
    }
    taken.add(evict);
    return () => {
      taken.delete(evict);
    };
  };
}

// src/relay/node/deadlines.ts
function deadlines(ms) {
  const waiting = /* @__PURE__ */ new Set();
  let timer;
  const strike = () => {
    timer = void 0;
    for (const deadline of waiting) {
      const left = deadline.at - performance.now();
      if (left > 0) {
        timer = setTimeout(strike, left).unref();
        return;
      }
      waiting.delete(deadline);
      deadline.expired();
    }
  };
  return (expired) => {
    const deadline = { at: performance.now() + ms, expired };
    waiting.add(deadline);
    if (timer === void 0) timer = setTimeout(strike, ms).unref();
    return () => {
      waiting.delete(deadline);
    };
  };
}

// src/relay/node/read-body.ts
var takeSlot = slots(MAX_READING);
var setDeadline = deadlines(BODY_LIMIT_MS);
function readBody(request) {
  return new Promise((resolve) => {
    const chunks = [];
    let size = 0;
    let isOpen = true;
    const end = (body) => {
      if (!isOpen) return;
      isOpen = false;
      release();
      clear();
      resolve(body);
      chunks.length = 0;
    };
    const release = takeSlot(() => end("evicted"));
    const clear = setDeadline(() => end("too-slow"));
    request.on("data", (chunk) => {
      if (!isOpen) return;
      size += chunk.length;
      if (size > MAX_BODY_BYTES) end("too-large");
      else chunks.push(chunk);
    });
    request.on("end", () => end(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size)));
    request.on("close", () => end("broken-off"));
  });
}

// src/relay/node/node.ts
var { createServer, STATUS_CODES } = createRequire2(import.meta.url)("node:http");
var core = createCore({ environment: process.env, send: sendByPool, hmac: hmacByNode, log: logLine });
for (const problem of core.problems) say("not-configured", { problem });
var busy = /* @__PURE__ */ new WeakSet();
async function handle(request, response) {
  const { method = "", url = "", headers, socket } = request;
  busy.add(socket);
  let isCut = false;
  const answer = headers.host === void 0 && request.httpVersionMinor > 0 ? core.refuse(400, "the request has no Host header") : await core.answer({
    method,
    path: pathOf(url),
    header: (name) => headers[name],
    async body() {
      const read = await readBody(request);
      isCut = typeof read === "string";
      return read;
    }
  });
  busy.delete(socket);
  const { status, headers: own2, body } = answer;
  response.writeHead(status, { ...own2, "content-length": body.length, ...isCut && { connection: "close" } });
  response.end(body, "latin1");
}
function pathOf(target) {
  const path = target.startsWith("/") ? target : target.replace(/^https?:\/\/[^/?#]*/i, "");
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}
var REFUSED = {
  HPE_HEADER_OVERFLOW: [431, "its headers are larger than 16 KB"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "it took longer than 5 s"]
};
var limits = { headersTimeout: 5e3, requestTimeout: 5e3, connectionsCheckingInterval: 1e3 };
var server = createServer({ ...limits, requireHostHeader: false }, handle);
server.on("checkExpectation", handle);
server.on("clientError", (error, socket) => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, problem] = REFUSED[error.code ?? ""] ?? [400, "it is not HTTP/1.1"];
  const { status, headers, body } = busy.has(socket) ? { status: code, headers: void 0, body: "" } : core.refuse(code, `the request could not be read: ${problem}`);
  const lines2 = Object.entries({ ...headers, connection: "close", "content-length": body.length });
  const head = lines2.map(([name, value]) => `${name}: ${value}\r
`).join("");
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r
${head}\r
${body}`);
  socket.destroySoon();
});
listen(server, process.env);
