import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_modules__ = {
  /***/
  908: (
    /***/
    ((__unused_webpack_module, exports) => {
      var __webpack_unused_export__;
      __webpack_unused_export__ = {
        value: true
      };
      var _typeof = typeof Symbol === "function" && typeof Symbol.iterator === "symbol" ? function(obj) {
        return typeof obj;
      } : function(obj) {
        return obj && typeof Symbol === "function" && obj.constructor === Symbol ? "symbol" : typeof obj;
      };
      function isLower(char) {
        return char >= 97 && char <= 122;
      }
      function isUpper(char) {
        return char >= 65 && char <= 90;
      }
      function isDigit(char) {
        return char >= 48 && char <= 57;
      }
      function toUpper(char) {
        return char - 32;
      }
      function toUpperSafe(char) {
        if (isLower(char)) {
          return char - 32;
        }
        return char;
      }
      function toLower(char) {
        return char + 32;
      }
      function camelize$1(str, separator) {
        var firstChar = str.charCodeAt(0);
        if (isDigit(firstChar) || isUpper(firstChar) || firstChar == separator) {
          return str;
        }
        var out = [];
        var changed = false;
        if (isUpper(firstChar)) {
          changed = true;
          out.push(toLower(firstChar));
        } else {
          out.push(firstChar);
        }
        var length = str.length;
        for (var i = 1; i < length; ++i) {
          var c = str.charCodeAt(i);
          if (c === separator) {
            changed = true;
            c = str.charCodeAt(++i);
            if (isNaN(c)) {
              return str;
            }
            out.push(toUpperSafe(c));
          } else {
            out.push(c);
          }
        }
        return changed ? String.fromCharCode.apply(void 0, out) : str;
      }
      function decamelize$1(str, separator) {
        var firstChar = str.charCodeAt(0);
        if (!isLower(firstChar)) {
          return str;
        }
        var length = str.length;
        var changed = false;
        var out = [];
        for (var i = 0; i < length; ++i) {
          var c = str.charCodeAt(i);
          if (isUpper(c)) {
            out.push(separator);
            out.push(toLower(c));
            changed = true;
          } else {
            out.push(c);
          }
        }
        return changed ? String.fromCharCode.apply(void 0, out) : str;
      }
      function pascalize$1(str, separator) {
        var firstChar = str.charCodeAt(0);
        if (isDigit(firstChar) || firstChar == separator) {
          return str;
        }
        var length = str.length;
        var changed = false;
        var out = [];
        for (var i = 0; i < length; ++i) {
          var c = str.charCodeAt(i);
          if (c === separator) {
            changed = true;
            c = str.charCodeAt(++i);
            if (isNaN(c)) {
              return str;
            }
            out.push(toUpperSafe(c));
          } else if (i === 0 && isLower(c)) {
            changed = true;
            out.push(toUpper(c));
          } else {
            out.push(c);
          }
        }
        return changed ? String.fromCharCode.apply(void 0, out) : str;
      }
      function depascalize$1(str, separator) {
        var firstChar = str.charCodeAt(0);
        if (!isUpper(firstChar)) {
          return str;
        }
        var length = str.length;
        var changed = false;
        var out = [];
        for (var i = 0; i < length; ++i) {
          var c = str.charCodeAt(i);
          if (isUpper(c)) {
            if (i > 0) {
              out.push(separator);
            }
            out.push(toLower(c));
            changed = true;
          } else {
            out.push(c);
          }
        }
        return changed ? String.fromCharCode.apply(void 0, out) : str;
      }
      function shouldProcessValue(value) {
        return value && (typeof value === "undefined" ? "undefined" : _typeof(value)) == "object" && !(value instanceof Date) && !(value instanceof Function);
      }
      function processKeys(obj, fun, opts) {
        var obj2 = void 0;
        if (obj instanceof Array) {
          obj2 = [];
        } else {
          if (typeof obj.prototype !== "undefined") {
            return obj;
          }
          obj2 = {};
        }
        for (var key in obj) {
          var value = obj[key];
          if (typeof key === "string") key = fun(key, opts && opts.separator);
          if (shouldProcessValue(value)) {
            obj2[key] = processKeys(value, fun, opts);
          } else {
            obj2[key] = value;
          }
        }
        return obj2;
      }
      function processKeysInPlace(obj, fun, opts) {
        var keys = Object.keys(obj);
        for (var idx = 0; idx < keys.length; ++idx) {
          var key = keys[idx];
          var value = obj[key];
          var newKey = fun(key, opts && opts.separator);
          if (newKey !== key) {
            delete obj[key];
          }
          if (shouldProcessValue(value)) {
            obj[newKey] = processKeys(value, fun, opts);
          } else {
            obj[newKey] = value;
          }
        }
        return obj;
      }
      function camelize$$1(str, separator) {
        return camelize$1(
          str,
          separator && separator.charCodeAt(0) || 95
          /* _ */
        );
      }
      function decamelize$$1(str, separator) {
        return decamelize$1(
          str,
          separator && separator.charCodeAt(0) || 95
          /* _ */
        );
      }
      function pascalize$$1(str, separator) {
        return pascalize$1(
          str,
          separator && separator.charCodeAt(0) || 95
          /* _ */
        );
      }
      function depascalize$$1(str, separator) {
        return depascalize$1(
          str,
          separator && separator.charCodeAt(0) || 95
          /* _ */
        );
      }
      function camelizeKeys(obj, opts) {
        opts = opts || {};
        if (!shouldProcessValue(obj)) return obj;
        if (opts.inPlace) return processKeysInPlace(obj, camelize$$1, opts);
        return processKeys(obj, camelize$$1, opts);
      }
      function decamelizeKeys2(obj, opts) {
        opts = opts || {};
        if (!shouldProcessValue(obj)) return obj;
        if (opts.inPlace) return processKeysInPlace(obj, decamelize$$1, opts);
        return processKeys(obj, decamelize$$1, opts);
      }
      function pascalizeKeys(obj, opts) {
        opts = opts || {};
        if (!shouldProcessValue(obj)) return obj;
        if (opts.inPlace) return processKeysInPlace(obj, pascalize$$1, opts);
        return processKeys(obj, pascalize$$1, opts);
      }
      function depascalizeKeys(obj, opts) {
        opts = opts || {};
        if (!shouldProcessValue(obj)) return obj;
        if (opts.inPlace) return processKeysInPlace(obj, depascalize$$1, opts);
        return processKeys(obj, depascalize$$1, opts);
      }
      __webpack_unused_export__ = camelize$$1;
      __webpack_unused_export__ = decamelize$$1;
      __webpack_unused_export__ = pascalize$$1;
      __webpack_unused_export__ = depascalize$$1;
      exports.bn = camelizeKeys;
      exports.I8 = decamelizeKeys2;
      __webpack_unused_export__ = pascalizeKeys;
      __webpack_unused_export__ = depascalizeKeys;
    })
  ),
  /***/
  562: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Bn: () => (
          /* binding */
          LONGEST_REQUEST
        ),
        /* harmony export */
        JK: () => (
          /* binding */
          TIME_FOR_A_LAST_LOOK
        ),
        /* harmony export */
        Nn: () => (
          /* binding */
          LEAST_FOR_ONE_REQUEST
        ),
        /* harmony export */
        Qh: () => (
          /* binding */
          TIME_AFTER_A_CANCEL
        ),
        /* harmony export */
        Sl: () => (
          /* binding */
          TIME_TO_FINISH
        ),
        /* harmony export */
        Yf: () => (
          /* binding */
          TIME_TO_CLOSE_ONE
        ),
        /* harmony export */
        jQ: () => (
          /* binding */
          TIME_TO_START
        ),
        /* harmony export */
        sG: () => (
          /* binding */
          TIME_FOR_A_DIAGNOSIS
        ),
        /* harmony export */
        tp: () => (
          /* binding */
          TIME_TO_CHECK
        ),
        /* harmony export */
        x3: () => (
          /* binding */
          LEAST_WITH_FINAL_STATUS
        )
        /* harmony export */
      });
      const TIME_TO_START = 2e4;
      const TIME_TO_FINISH = 12e4;
      const TIME_AFTER_A_CANCEL = 4e4;
      const TIME_TO_CLOSE_ONE = 3e4;
      const TIME_TO_CHECK = 3e4;
      const LONGEST_REQUEST = 1e4;
      const LEAST_FOR_ONE_REQUEST = 1e3;
      const LEAST_WITH_FINAL_STATUS = 15e3;
      const TIME_FOR_A_LAST_LOOK = 2e3;
      const TIME_FOR_A_DIAGNOSIS = 5e3;
    })
  ),
  /***/
  373: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        m: () => (
          /* binding */
          systemClock
        )
        /* harmony export */
      });
      const systemClock = {
        // Goes on evenly where the machine's clock is set meanwhile, as on one that has just booted: no budget is lost or gained.
        now: () => Math.round(performance.timeOrigin + performance.now()),
        sleep: (ms) => new Promise((resolve) => {
          setTimeout(resolve, ms);
        }),
        lapse: (ms) => new Promise((resolve) => {
          setTimeout(resolve, ms).unref();
        })
      };
    })
  ),
  /***/
  704: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        S_: () => (
          /* binding */
          asTrouble
        ),
        /* harmony export */
        qm: () => (
          /* binding */
          Trouble
        ),
        /* harmony export */
        r4: () => (
          /* binding */
          PROJECT_NOT_FOUND
        )
        /* harmony export */
      });
      const PROJECT_NOT_FOUND = "404 Project Not Found";
      class Trouble extends Error {
        kind;
        facts;
        name = "Trouble";
        constructor(kind, message, facts = {}) {
          super(message);
          this.kind = kind;
          this.facts = facts;
        }
        /** True where GitLab may have acted on the request although we hold no answer. */
        get open() {
          return ["timed-out", "broken", "server", "unreadable"].includes(this.kind);
        }
        /** The same, after an earlier try of which nobody knows whether GitLab acted on it. */
        inDoubt() {
          return new Trouble(this.kind, this.message, { ...this.facts, doubt: true });
        }
        /** True where the same request may fare better a little later. */
        get passing() {
          return this.open || ["no-connection", "unknown-host", "throttled"].includes(this.kind);
        }
        /** 400 because GitLab does not know the commit or the ref: a mirror that has not brought it yet. */
        get lag() {
          const fields = this.facts.fields ?? [];
          return this.facts.status === 400 && (fields.includes("sha") || fields.includes("ref"));
        }
        /** 404 of a record that is gone; a project that is gone or hidden answers `404 Project Not Found` instead. */
        get gone() {
          return this.facts.status === 404 && this.facts.words === "404 Not found";
        }
        /** 404 of a commit or ref in a project that is there; without a repository GitLab says `404 Repository Not Found`. */
        get missing() {
          return this.facts.status === 404 && this.facts.words === "404 Commit Not Found";
        }
        /** 403 because a GitLab CI job owns the deployment. */
        get ownedByJob() {
          return this.facts.status === 403 && /using GitLab CI/i.test(this.facts.words ?? "");
        }
        /** 400 of a status that holds already, or that cannot follow the one that holds. */
        get transition() {
          return this.facts.status === 400 && /cannot transition/i.test(this.facts.words ?? "");
        }
      }
      function asTrouble(error2) {
        if (error2 instanceof Trouble)
          return error2;
        throw error2;
      }
    })
  ),
  /***/
  613: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
    })
  ),
  /***/
  434: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
    })
  ),
  /***/
  611: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
    })
  ),
  /***/
  692: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
    })
  ),
  /***/
  278: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");
    })
  ),
  /***/
  610: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
    })
  ),
  /***/
  67: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
    })
  ),
  /***/
  708: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
    })
  ),
  /***/
  756: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");
    })
  ),
  /***/
  23: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");
    })
  )
  /******/
};
var __webpack_module_cache__ = {};
function __nccwpck_require__(moduleId) {
  var cachedModule = __webpack_module_cache__[moduleId];
  if (cachedModule !== void 0) {
    return cachedModule.exports;
  }
  var module = __webpack_module_cache__[moduleId] = {
    /******/
    // no module.id needed
    /******/
    // no module.loaded needed
    /******/
    exports: {}
    /******/
  };
  var threw = true;
  try {
    __webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
    threw = false;
  } finally {
    if (threw) delete __webpack_module_cache__[moduleId];
  }
  return module.exports;
}
__nccwpck_require__.m = __webpack_modules__;
if (typeof __nccwpck_require__ !== "undefined") __nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
(() => {
  __nccwpck_require__.n = (module) => {
    var getter = module && module.__esModule ? (
      /******/
      () => module["default"]
    ) : (
      /******/
      () => module
    );
    __nccwpck_require__.d(getter, { a: getter });
    return getter;
  };
})();
(() => {
  var getProto = Object.getPrototypeOf ? (obj) => Object.getPrototypeOf(obj) : (obj) => obj.__proto__;
  var leafPrototypes;
  __nccwpck_require__.t = function(value, mode) {
    if (mode & 1) value = this(value);
    if (mode & 8) return value;
    if (typeof value === "object" && value) {
      if (mode & 4 && value.__esModule) return value;
      if (mode & 16 && typeof value.then === "function") return value;
    }
    var ns = /* @__PURE__ */ Object.create(null);
    __nccwpck_require__.r(ns);
    var def = {};
    leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
    for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current)) {
      Object.getOwnPropertyNames(current).forEach((key) => def[key] = () => value[key]);
    }
    def["default"] = () => value;
    __nccwpck_require__.d(ns, def);
    return ns;
  };
})();
(() => {
  __nccwpck_require__.d = (exports, definition) => {
    for (var key in definition) {
      if (__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
        Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
      }
    }
  };
})();
(() => {
  __nccwpck_require__.f = {};
  __nccwpck_require__.e = (chunkId) => {
    return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
      __nccwpck_require__.f[key](chunkId, promises);
      return promises;
    }, []));
  };
})();
(() => {
  __nccwpck_require__.u = (chunkId) => {
    return "" + chunkId + ".index.js";
  };
})();
(() => {
  __nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
})();
(() => {
  __nccwpck_require__.r = (exports) => {
    if (typeof Symbol !== "undefined" && Symbol.toStringTag) {
      Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
    }
    Object.defineProperty(exports, "__esModule", { value: true });
  };
})();
(() => {
  var installedChunks = {
    /******/
    792: 0
    /******/
  };
  var installChunk = (data) => {
    var { ids, modules, runtime } = data;
    var moduleId, chunkId, i = 0;
    for (moduleId in modules) {
      if (__nccwpck_require__.o(modules, moduleId)) {
        __nccwpck_require__.m[moduleId] = modules[moduleId];
      }
    }
    if (runtime) runtime(__nccwpck_require__);
    for (; i < ids.length; i++) {
      chunkId = ids[i];
      if (__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
        installedChunks[chunkId][0]();
      }
      installedChunks[ids[i]] = 0;
    }
  };
  __nccwpck_require__.f.j = (chunkId, promises) => {
    var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : void 0;
    if (installedChunkData !== 0) {
      if (installedChunkData) {
        promises.push(installedChunkData[1]);
      } else {
        if (true) {
          var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
            if (installedChunks[chunkId] !== 0) installedChunks[chunkId] = void 0;
            throw e;
          });
          var promise = Promise.race([promise, new Promise((resolve) => installedChunkData = installedChunks[chunkId] = [resolve])]);
          promises.push(installedChunkData[1] = promise);
        }
      }
    }
  };
})();
var __webpack_exports__ = {};
__nccwpck_require__.d(__webpack_exports__, {
  z6: () => (
    /* binding */
    src_check
  ),
  O9: () => (
    /* binding */
    src_finish
  ),
  iW: () => (
    /* binding */
    src_main
  ),
  bE: () => (
    /* binding */
    src_post
  ),
  AS: () => (
    /* binding */
    src_pre
  ),
  Ee: () => (
    /* binding */
    src_relay
  ),
  ni: () => (
    /* binding */
    src_start
  ),
  ds: () => (
    /* binding */
    src_stop
  ),
  X0: () => (
    /* binding */
    src_sweep
  )
});
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
function utils_toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}
function command_issueCommand(command, properties2, message) {
  const cmd = new Command(command, properties2, message);
  process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
const CMD_STRING = "::";
class Command {
  constructor(command, properties2, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties2;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
}
function escapeData(s) {
  return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
function file_command_issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!external_fs_namespaceObject.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
    encoding: "utf8"
  });
}
function file_command_prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
  const convertedValue = utils_toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
var summary_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt2(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt2(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
class Summary {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return summary_awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return summary_awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return summary_awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(external_os_namespaceObject.EOL);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
}
const _summary = new Summary();
const summary = _summary;
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function core_setSecret(secret) {
  command_issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function getMultilineInput(name, options) {
  const inputs = getInput(name, options).split("\n").filter((x) => x !== "");
  if (options && options.trimWhitespace === false) {
    return inputs;
  }
  return inputs.map((input) => input.trim());
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return file_command_issueFileCommand("OUTPUT", file_command_prepareKeyValueMessage(name, value));
  }
  process.stdout.write(external_os_namespaceObject.EOL);
  command_issueCommand("set-output", { name }, utils_toCommandValue(value));
}
function core_debug(message) {
  command_issueCommand("debug", {}, message);
}
function error(message, properties2 = {}) {
  command_issueCommand("error", toCommandProperties(properties2), message instanceof Error ? message.toString() : message);
}
function warning(message, properties2 = {}) {
  command_issueCommand("warning", toCommandProperties(properties2), message instanceof Error ? message.toString() : message);
}
function notice(message, properties2 = {}) {
  command_issueCommand("notice", toCommandProperties(properties2), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + external_os_namespaceObject.EOL);
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return file_command_issueFileCommand("STATE", file_command_prepareKeyValueMessage(name, value));
  }
  command_issueCommand("save-state", { name }, utils_toCommandValue(value));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}
var budget = __nccwpck_require__(562);
class Deadline {
  clock;
  endsAt;
  last;
  constructor(clock2, endsAt, last) {
    this.clock = clock2;
    this.endsAt = endsAt;
    this.last = last;
  }
  abort = new AbortController();
  /** A deadline `ms` milliseconds from now. */
  static in(ms, clock2, { last = false } = {}) {
    return new Deadline(clock2, clock2.now() + ms, last);
  }
  /** Milliseconds left, never negative. */
  left() {
    return Math.max(0, this.endsAt - this.clock.now());
  }
  /** Ends at once the requests that still run under this deadline. */
  cut() {
    this.abort.abort();
  }
  get signal() {
    return this.abort.signal;
  }
  /**
   * An earlier deadline inside this one: `ms` milliseconds from now, or this one's end, whichever comes first. It is not
   * the last, even inside a last one: what it is for may be missed.
   */
  within(ms) {
    return new Deadline(this.clock, Math.min(this.endsAt, this.clock.now() + ms), false);
  }
  /** This deadline put off by `ms` milliseconds, for time that is promised on top of it. */
  later(ms) {
    return new Deadline(this.clock, this.endsAt + ms, this.last);
  }
  /** Sleeps for `ms` milliseconds, or until the end if that comes first. */
  async sleep(ms) {
    await this.clock.sleep(Math.min(ms, this.left()));
  }
}
var es5 = __nccwpck_require__(908);
const picomatch = { isMatch: void 0 };
var { isMatch: isGlobMatch } = picomatch;
function getDynamicToken(tokenArgument) {
  return tokenArgument instanceof Function ? tokenArgument() : Promise.resolve(tokenArgument);
}
var DEFAULT_RATE_LIMITS = Object.freeze({
  // Default rate limit
  "**": 3e3,
  // Import/Export
  "projects/import": 6,
  "projects/*/export": 6,
  "projects/*/download": 1,
  "groups/import": 6,
  "groups/*/export": 6,
  "groups/*/download": 1,
  // Note creation
  "projects/*/issues/*/notes": {
    method: "post",
    limit: 300
  },
  "projects/*/snippets/*/notes": {
    method: "post",
    limit: 300
  },
  "projects/*/merge_requests/*/notes": {
    method: "post",
    limit: 300
  },
  "groups/*/epics/*/notes": {
    method: "post",
    limit: 300
  },
  // Repositories - get file archive
  "projects/*/repository/archive*": 5,
  // Project Jobs
  "projects/*/jobs": 600,
  // Member deletion
  "projects/*/members": 60,
  "groups/*/members": 60
});
var BaseResource = class {
  url;
  requester;
  queryTimeout;
  headers;
  authHeaders;
  camelize;
  constructor({
    sudo,
    profileToken,
    camelize,
    requesterFn,
    agent,
    profileMode = "execution",
    host = "https://gitlab.com",
    prefixUrl = "",
    queryTimeout = 3e5,
    rateLimitDuration = 60,
    rateLimits = DEFAULT_RATE_LIMITS,
    ...tokens
  }) {
    if (!requesterFn) throw new ReferenceError("requesterFn must be passed");
    this.url = [host, "api", "v4", prefixUrl].join("/");
    this.headers = {};
    this.authHeaders = {};
    this.camelize = camelize;
    this.queryTimeout = queryTimeout;
    if ("oauthToken" in tokens)
      this.authHeaders.authorization = async () => {
        const token2 = await getDynamicToken(tokens.oauthToken);
        return `Bearer ${token2}`;
      };
    else if ("jobToken" in tokens)
      this.authHeaders["job-token"] = async () => getDynamicToken(tokens.jobToken);
    else if ("token" in tokens)
      this.authHeaders["private-token"] = async () => getDynamicToken(tokens.token);
    if (profileToken) {
      this.headers["X-Profile-Token"] = profileToken;
      this.headers["X-Profile-Mode"] = profileMode;
    }
    if (sudo) this.headers.Sudo = `${sudo}`;
    this.requester = requesterFn({ ...this, rateLimits, rateLimitDuration, agent });
  }
};
const parse = void 0;
function appendFormFromObject(object2) {
  const form = new FormData();
  Object.entries(object2).forEach(([k, v]) => {
    if (v == null) return;
    if (Array.isArray(v)) form.append(k, v[0], v[1]);
    else form.append(k, v);
  });
  return form;
}
var RawPathSegment = class {
  value;
  constructor(value) {
    this.value = value;
  }
  toString() {
    return this.value;
  }
};
function endpoint(strings, ...values) {
  return values.reduce((result, value, index) => {
    const encodedValue = value instanceof RawPathSegment ? value.value : encodeURIComponent(String(value));
    return result + encodedValue + strings[index + 1];
  }, strings[0]);
}
function parseLinkHeader(linkString) {
  const output = {};
  const regex2 = /<([^>]+)>; rel="([^"]+)"/g;
  let m;
  while (m = regex2.exec(linkString)) {
    const [, v, k] = m;
    output[k] = v;
  }
  return output;
}
function packageResponse(response, showExpanded) {
  return showExpanded ? {
    data: response.body,
    status: response.status,
    headers: response.headers
  } : response.body;
}
function getStream(response, showExpanded) {
  return packageResponse(response, showExpanded);
}
function getSingle(camelize, response, showExpanded) {
  const { status, headers } = response;
  let { body } = response;
  if (camelize) body = (0, es5.bn)(body);
  return packageResponse({ body, status, headers }, showExpanded);
}
async function getManyMore(camelize, getFn, endpoint2, response, requestOptions, acc) {
  const { sudo, showExpanded, maxPages, pagination, page, perPage, idAfter, orderBy, sort } = requestOptions;
  if (camelize) response.body = (0, es5.bn)(response?.body);
  const newAcc = [...acc || [], ...response.body];
  const withinBounds = maxPages && perPage ? newAcc.length / +perPage < maxPages : true;
  const { next = "" } = parseLinkHeader(response.headers.link);
  if (!(page && (acc || []).length === 0) && next && withinBounds) {
    const parsedQueryString = parse(next.split("?")[1]);
    const qs = { ...(0, es5.bn)(parsedQueryString) };
    const newOpts = {
      ...qs,
      maxPages,
      sudo,
      showExpanded
    };
    const nextResponse = await getFn(endpoint2, {
      searchParams: qs,
      sudo
    });
    return getManyMore(camelize, getFn, endpoint2, nextResponse, newOpts, newAcc);
  }
  if (!showExpanded) return newAcc;
  const paginationInfo = pagination === "keyset" ? {
    idAfter: idAfter ? +idAfter : null,
    perPage: perPage ? +perPage : null,
    orderBy,
    sort
  } : {
    total: parseInt(response.headers["x-total"], 10),
    next: parseInt(response.headers["x-next-page"], 10) || null,
    current: parseInt(response.headers["x-page"], 10) || 1,
    previous: parseInt(response.headers["x-prev-page"], 10) || null,
    perPage: parseInt(response.headers["x-per-page"], 10),
    totalPages: parseInt(response.headers["x-total-pages"], 10)
  };
  return {
    data: newAcc,
    paginationInfo
  };
}
function get() {
  return async (service, endpoint2, options) => {
    const { asStream, sudo, showExpanded, maxPages, ...searchParams } = options || {};
    const signal = service.queryTimeout ? AbortSignal.timeout(service.queryTimeout) : void 0;
    const response = await service.requester.get(endpoint2, {
      searchParams,
      sudo,
      asStream,
      signal
    });
    const camelizeResponseBody = service.camelize || false;
    if (asStream) return getStream(response, showExpanded);
    if (!Array.isArray(response.body))
      return getSingle(
        camelizeResponseBody,
        response,
        showExpanded
      );
    const reqOpts = {
      sudo,
      showExpanded,
      maxPages,
      ...searchParams
    };
    return getManyMore(
      camelizeResponseBody,
      (ep, op) => service.requester.get(ep, { ...op, signal }),
      endpoint2,
      response,
      reqOpts
    );
  };
}
function post() {
  return async (service, endpoint2, { searchParams, isForm, sudo, showExpanded, ...options } = {}) => {
    const body = isForm ? appendFormFromObject(options) : options;
    const response = await service.requester.post(endpoint2, {
      searchParams,
      body,
      sudo,
      signal: service.queryTimeout ? AbortSignal.timeout(service.queryTimeout) : void 0
    });
    if (service.camelize) response.body = (0, es5.bn)(response.body);
    return packageResponse(response, showExpanded);
  };
}
function put() {
  return async (service, endpoint2, { searchParams, isForm, sudo, showExpanded, ...options } = {}) => {
    const body = isForm ? appendFormFromObject(options) : options;
    const response = await service.requester.put(endpoint2, {
      body,
      searchParams,
      sudo,
      signal: service.queryTimeout ? AbortSignal.timeout(service.queryTimeout) : void 0
    });
    if (service.camelize) response.body = (0, es5.bn)(response.body);
    return packageResponse(response, showExpanded);
  };
}
function patch() {
  return async (service, endpoint2, { searchParams, isForm, sudo, showExpanded, ...options } = {}) => {
    const body = isForm ? appendFormFromObject(options) : options;
    const response = await service.requester.patch(endpoint2, {
      body,
      searchParams,
      sudo,
      signal: service.queryTimeout ? AbortSignal.timeout(service.queryTimeout) : void 0
    });
    if (service.camelize) response.body = (0, es5.bn)(response.body);
    return packageResponse(response, showExpanded);
  };
}
function del() {
  return async (service, endpoint2, { sudo, showExpanded, searchParams, ...options } = {}) => {
    const response = await service.requester.delete(endpoint2, {
      body: options,
      searchParams,
      sudo,
      signal: service.queryTimeout ? AbortSignal.timeout(service.queryTimeout) : void 0
    });
    return packageResponse(response, showExpanded);
  };
}
var RequestHelper = {
  post,
  put,
  patch,
  get,
  del
};
var PersonalAccessTokens = class extends BaseResource {
  all(options) {
    return RequestHelper.get()(
      this,
      "personal_access_tokens",
      options
    );
  }
  // Convience method - Also located in Users
  create(userId, name, scopes, options) {
    return RequestHelper.post()(
      this,
      endpoint`users/${userId}/personal_access_tokens`,
      {
        name,
        scopes,
        ...options
      }
    );
  }
  remove({
    tokenId,
    ...options
  } = {}) {
    const url12 = tokenId ? endpoint`personal_access_tokens/${tokenId}` : "personal_access_tokens/self";
    return RequestHelper.del()(this, url12, options);
  }
  rotate(tokenId, options) {
    return RequestHelper.post()(
      this,
      endpoint`personal_access_tokens/${tokenId}/rotate`,
      options
    );
  }
  show({
    tokenId,
    ...options
  } = {}) {
    const url12 = tokenId ? endpoint`personal_access_tokens/${tokenId}` : "personal_access_tokens/self";
    return RequestHelper.get()(this, url12, options);
  }
};
var Commits = class extends BaseResource {
  all(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits`,
      options
    );
  }
  allComments(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/comments`,
      options
    );
  }
  allDiscussions(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/discussions`,
      options
    );
  }
  allMergeRequests(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/merge_requests`,
      options
    );
  }
  allReferences(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/refs`,
      options
    );
  }
  allStatuses(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/statuses`,
      options
    );
  }
  cherryPick(projectId, sha, branch, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/cherry_pick`,
      {
        branch,
        ...options
      }
    );
  }
  create(projectId, branch, message, actions = [], options = {}) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/repository/commits`,
      {
        branch,
        commitMessage: message,
        actions,
        ...options
      }
    );
  }
  createComment(projectId, sha, note2, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/comments`,
      {
        note: note2,
        ...options
      }
    );
  }
  editStatus(projectId, sha, state2, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/statuses/${sha}`,
      {
        state: state2,
        ...options
      }
    );
  }
  revert(projectId, sha, branch, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/revert`,
      {
        ...options,
        branch
      }
    );
  }
  show(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}`,
      options
    );
  }
  showDiff(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/diff`,
      options
    );
  }
  showGPGSignature(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/signature`,
      options
    );
  }
  showSequence(projectId, sha, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/repository/commits/${sha}/sequence`,
      options
    );
  }
};
var Deployments = class extends BaseResource {
  all(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/deployments`,
      options
    );
  }
  allMergeRequests(projectId, deploymentId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/deployments/${deploymentId}/merge_requests`,
      options
    );
  }
  create(projectId, environment2, sha, ref, tag, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/deployments`,
      {
        environment: environment2,
        sha,
        ref,
        tag,
        ...options
      }
    );
  }
  edit(projectId, deploymentId, status, options) {
    return RequestHelper.put()(
      this,
      endpoint`projects/${projectId}/deployments/${deploymentId}`,
      {
        ...options,
        status
      }
    );
  }
  remove(projectId, deploymentId, options) {
    return RequestHelper.del()(
      this,
      endpoint`projects/${projectId}/deployments/${deploymentId}`,
      options
    );
  }
  setApproval(projectId, deploymentId, status, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/deployments/${deploymentId}/approval`,
      {
        ...options,
        status
      }
    );
  }
  show(projectId, deploymentId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/deployments/${deploymentId}`,
      options
    );
  }
};
var Environments = class extends BaseResource {
  all(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/environments`,
      options
    );
  }
  create(projectId, name, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/environments`,
      {
        name,
        ...options
      }
    );
  }
  edit(projectId, environmentId, options) {
    return RequestHelper.put()(
      this,
      endpoint`projects/${projectId}/environments/${environmentId}`,
      options
    );
  }
  remove(projectId, environmentId, options) {
    return RequestHelper.del()(
      this,
      endpoint`projects/${projectId}/environments/${environmentId}`,
      options
    );
  }
  removeReviewApps(projectId, options) {
    return RequestHelper.del()(this, endpoint`projects/${projectId}/environments/review_apps`, options);
  }
  show(projectId, environmentId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/environments/${environmentId}`,
      options
    );
  }
  stop(projectId, environmentId, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/environments/${environmentId}/stop`,
      options
    );
  }
  stopStale(projectId, before, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/environments/stop_stale`,
      {
        searchParams: { before },
        ...options
      }
    );
  }
};
var ProjectRemoteMirrors = class extends BaseResource {
  all(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/remote_mirrors`,
      options
    );
  }
  // Helper method - Duplicated from Projects
  createPullMirror(projectId, url12, mirror2, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/mirror/pull`,
      {
        importUrl: url12,
        mirror: mirror2,
        ...options
      }
    );
  }
  createPushMirror(projectId, url12, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/remote_mirrors`,
      {
        url: url12,
        ...options
      }
    );
  }
  edit(projectId, mirrorId, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/remote_mirrors/${mirrorId}`,
      options
    );
  }
  remove(projectId, mirrorId, options) {
    return RequestHelper.del()(
      this,
      endpoint`projects/${projectId}/remote_mirrors/${mirrorId}`,
      options
    );
  }
  show(projectId, mirrorId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/remote_mirrors/${mirrorId}`,
      options
    );
  }
  sync(projectId, mirrorId, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/remote_mirrors/${mirrorId}/sync`,
      options
    );
  }
};
var Projects = class extends BaseResource {
  all({
    userId,
    starredOnly,
    ...options
  } = {}) {
    let uri;
    if (userId && starredOnly) uri = endpoint`users/${userId}/starred_projects`;
    else if (userId) uri = endpoint`users/${userId}/projects`;
    else uri = "projects";
    return RequestHelper.get()(this, uri, options);
  }
  allTransferLocations(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/transfer_locations`,
      options
    );
  }
  allUsers(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/users`,
      options
    );
  }
  allGroups(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/groups`,
      options
    );
  }
  allInvitedGroups(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/invited_groups`,
      options
    );
  }
  allSharableGroups(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/share_locations`,
      options
    );
  }
  allForks(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/forks`,
      options
    );
  }
  allStarrers(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/starrers`,
      options
    );
  }
  allStoragePaths(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/storage`,
      options
    );
  }
  archive(projectId, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/archive`,
      options
    );
  }
  create({
    userId,
    avatar,
    ...options
  } = {}) {
    const url12 = userId ? `projects/user/${userId}` : "projects";
    if (avatar) {
      return RequestHelper.post()(this, url12, {
        ...options,
        isForm: true,
        avatar: [avatar.content, avatar.filename]
      });
    }
    return RequestHelper.post()(this, url12, { ...options, avatar });
  }
  createForkRelationship(projectId, forkedFromId, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/fork/${forkedFromId}`,
      options
    );
  }
  // Helper method - Duplicated from ProjectRemoteMirrors
  createPullMirror(projectId, url12, mirror2, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/mirror/pull`,
      {
        importUrl: url12,
        mirror: mirror2,
        ...options
      }
    );
  }
  downloadSnapshot(projectId, options) {
    return RequestHelper.get()(this, endpoint`projects/${projectId}/snapshot`, options);
  }
  edit(projectId, { avatar, ...options } = {}) {
    const url12 = endpoint`projects/${projectId}`;
    if (avatar) {
      return RequestHelper.put()(this, url12, {
        ...options,
        isForm: true,
        avatar: [avatar.content, avatar.filename]
      });
    }
    return RequestHelper.put()(this, url12, { ...options, avatar });
  }
  fork(projectId, options) {
    return RequestHelper.post()(this, endpoint`projects/${projectId}/fork`, options);
  }
  housekeeping(projectId, options) {
    return RequestHelper.post()(this, endpoint`projects/${projectId}/housekeeping`, options);
  }
  importProjectMembers(projectId, sourceProjectId, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/import_project_members/${sourceProjectId}`,
      options
    );
  }
  remove(projectId, options) {
    return RequestHelper.del()(this, endpoint`projects/${projectId}`, options);
  }
  removeForkRelationship(projectId, options) {
    return RequestHelper.del()(this, endpoint`projects/${projectId}/fork`, options);
  }
  removeAvatar(projectId, options) {
    return RequestHelper.put()(this, endpoint`projects/${projectId}`, {
      ...options,
      avatar: ""
    });
  }
  restore(projectId, options) {
    return RequestHelper.post()(this, endpoint`projects/${projectId}/restore`, options);
  }
  search(projectName, options) {
    return RequestHelper.get()(this, "projects", {
      search: projectName,
      ...options
    });
  }
  share(projectId, groupId, groupAccess, options) {
    return RequestHelper.post()(this, endpoint`projects/${projectId}/share`, {
      groupId,
      groupAccess,
      ...options
    });
  }
  show(projectId, options) {
    return RequestHelper.get()(this, endpoint`projects/${projectId}`, options);
  }
  showLanguages(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/languages`,
      options
    );
  }
  showPullMirror(projectId, options) {
    return RequestHelper.get()(
      this,
      endpoint`projects/${projectId}/mirror/pull`,
      options
    );
  }
  star(projectId, options) {
    return RequestHelper.post()(this, endpoint`projects/${projectId}/star`, options);
  }
  transfer(projectId, namespaceId, options) {
    return RequestHelper.put()(this, endpoint`projects/${projectId}/transfer`, {
      ...options,
      namespace: namespaceId
    });
  }
  unarchive(projectId, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/unarchive`,
      options
    );
  }
  unshare(projectId, groupId, options) {
    return RequestHelper.del()(this, endpoint`projects/${projectId}/share/${groupId}`, options);
  }
  unstar(projectId, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/unstar`,
      options
    );
  }
  /* Upload file to be used a reference within an issue, merge request or
     comment
  */
  uploadForReference(projectId, file, options) {
    return RequestHelper.post()(
      this,
      endpoint`projects/${projectId}/uploads`,
      {
        ...options,
        isForm: true,
        file: [file.content, file.filename]
      }
    );
  }
  uploadAvatar(projectId, avatar, options) {
    return RequestHelper.put()(this, endpoint`projects/${projectId}`, {
      ...options,
      isForm: true,
      avatar: [avatar.content, avatar.filename]
    });
  }
};
const GRAIN_OF_DATE = 1e3;
function readClock({ headers, receivedAt }, sentAt) {
  const serverTime = Date.parse(headers.date ?? "");
  return { serverTime: Number.isNaN(serverTime) ? void 0 : serverTime, sentAt, receivedAt };
}
function doubt({ sentAt, receivedAt }) {
  return receivedAt - sentAt;
}
function onOurClock(serverTime, { serverTime: shown, receivedAt }) {
  return shown === void 0 ? serverTime : serverTime - (shown + GRAIN_OF_DATE / 2) + receivedAt;
}
const secrets = /* @__PURE__ */ new Set();
function neverPrint(secret) {
  if (secret !== "")
    secrets.add(secret);
}
const unprintable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
function printable(text) {
  let line = text;
  for (const secret of secrets)
    line = line.replaceAll(secret, "***");
  line = line.replace(/(?<=:\/\/)[^/\s]+(?=@)/g, "***");
  return line.replace(unprintable, " ").replace(/:(?=:[a-z])/gi, ": ").replace(/##(?=\[)/g, "## ").trim();
}
function printableInCommand(text) {
  return printable(text).replace(/:(?=:)/g, ": ");
}
function shortened(text, length) {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
const properties = { title: "GitLab deployment" };
const log = {
  /** A plain line. */
  info(message) {
    info(printable(message));
  },
  /** A line that only shows with the runner's debug logging on. */
  debug(message) {
    core_debug(printableInCommand(message));
  },
  notice(message) {
    notice(printableInCommand(message), properties);
  },
  warning(message) {
    warning(printableInCommand(message), properties);
  },
  /** Trouble with GitLab: a warning, or an error that fails the stage where `on-error` says so. */
  trouble(onError2, message) {
    if (onError2 === "fail")
      log.failure(message);
    else
      log.warning(message);
  },
  /** Reports an error and makes the stage fail. */
  failure(message) {
    process.exitCode = ExitCode.Failure;
    error(printableInCommand(message), properties);
  }
};
function outliveReaders() {
  process.stdout.on("error", () => void 0);
}
function mask(secret) {
  if (secret === "")
    return;
  core_setSecret(secret);
  neverPrint(secret);
}
var gitlab_trouble = __nccwpck_require__(704);
let store$4;
const DEFAULT_CONFIG = {
  lang: void 0,
  message: void 0,
  abortEarly: void 0,
  abortPipeEarly: void 0
};
// @__NO_SIDE_EFFECTS__
function getGlobalConfig(config$1) {
  if (!config$1 && !store$4) return DEFAULT_CONFIG;
  return {
    lang: config$1?.lang ?? store$4?.lang,
    message: config$1?.message,
    abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
    abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
  };
}
let store$3;
// @__NO_SIDE_EFFECTS__
function getGlobalMessage(lang) {
  return store$3?.get(lang);
}
let store$2;
// @__NO_SIDE_EFFECTS__
function getSchemaMessage(lang) {
  return store$2?.get(lang);
}
let store$1;
// @__NO_SIDE_EFFECTS__
function getSpecificMessage(reference, lang) {
  return store$1?.get(reference)?.get(lang);
}
// @__NO_SIDE_EFFECTS__
function _stringify(input) {
  const type = typeof input;
  if (type === "string") return `"${input}"`;
  if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
  if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
  return type;
}
function _addIssue(context, label, dataset, config$1, other) {
  const input = other && "input" in other ? other.input : dataset.value;
  const expected = other?.expected ?? context.expects ?? null;
  const received = other?.received ?? /* @__PURE__ */ _stringify(input);
  const issue2 = {
    kind: context.kind,
    type: context.type,
    input,
    expected,
    received,
    message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
    requirement: context.requirement,
    path: other?.path,
    issues: other?.issues,
    lang: config$1.lang,
    abortEarly: config$1.abortEarly,
    abortPipeEarly: config$1.abortPipeEarly
  };
  const isSchema = context.kind === "schema";
  const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue2.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue2.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue2.lang);
  if (message$1 !== void 0) issue2.message = typeof message$1 === "function" ? message$1(issue2) : message$1;
  if (isSchema) dataset.typed = false;
  if (dataset.issues) dataset.issues.push(issue2);
  else dataset.issues = [issue2];
}
// @__NO_SIDE_EFFECTS__
function _isSameValueZero(value1, value2) {
  return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
// @__NO_SIDE_EFFECTS__
function _isValidObjectKey(object$1, key) {
  return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
// @__NO_SIDE_EFFECTS__
function _joinExpects(values$1, separator) {
  const list = [...new Set(values$1)];
  if (list.length > 1) return `(${list.join(` ${separator} `)})`;
  return list[0] ?? "never";
}
function _standardSchema(schema) {
  schema["~standard"] = {
    version: 1,
    vendor: "valibot",
    validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
  };
  return schema;
}
// @__NO_SIDE_EFFECTS__
function getDotPath(issue2) {
  if (issue2.path) {
    let key = "";
    for (const item of issue2.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
    else key += item.key;
    else return null;
    return key;
  }
  return null;
}
const EMOJI_REGEX = new RegExp("^(?:[\\u{1F1E6}-\\u{1F1FF}]{2}|\\u{1F3F4}[\\u{E0061}-\\u{E007A}]{2}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,3}\\u{E007F}|(?:\\p{Emoji}\\uFE0F\\u20E3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}?|(?![\\p{Emoji_Modifier_Base}\\u{1F1E6}-\\u{1F1FF}])\\p{Emoji_Presentation})(?:\\u200D(?:\\p{Emoji}\\uFE0F\\u20E3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}?|(?![\\p{Emoji_Modifier_Base}\\u{1F1E6}-\\u{1F1FF}])\\p{Emoji_Presentation}))*)+$", "u");
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
// @__NO_SIDE_EFFECTS__
function check(requirement, message$1) {
  return {
    kind: "validation",
    type: "check",
    reference: check,
    async: false,
    expects: null,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function integer(message$1) {
  return {
    kind: "validation",
    type: "integer",
    reference: integer,
    async: false,
    expects: null,
    requirement: Number.isInteger,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function isoTimestamp(message$1) {
  return {
    kind: "validation",
    type: "iso_timestamp",
    reference: isoTimestamp,
    async: false,
    expects: null,
    requirement: ISO_TIMESTAMP_REGEX,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function minValue(requirement, message$1) {
  return {
    kind: "validation",
    type: "min_value",
    reference: minValue,
    async: false,
    expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function regex(requirement, message$1) {
  return {
    kind: "validation",
    type: "regex",
    reference: regex,
    async: false,
    expects: `${requirement}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
      return dataset;
    }
  };
}
const ABORT_EARLY_CONFIG = { abortEarly: true };
// @__NO_SIDE_EFFECTS__
function getFallback(schema, dataset, config$1) {
  return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
// @__NO_SIDE_EFFECTS__
function getDefault(schema, dataset, config$1) {
  return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
// @__NO_SIDE_EFFECTS__
function array(item, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "array",
    reference: array,
    expects: "Array",
    async: false,
    item,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (Array.isArray(input)) {
        dataset.typed = true;
        dataset.value = [];
        for (let key = 0; key < input.length; key++) {
          const value$1 = input[key];
          const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
          if (itemDataset.issues) {
            const pathItem = {
              type: "array",
              origin: "value",
              input,
              key,
              value: value$1
            };
            for (const issue2 of itemDataset.issues) {
              if (issue2.path) issue2.path.unshift(pathItem);
              else issue2.path = [pathItem];
              dataset.issues?.push(issue2);
            }
            if (!dataset.issues) dataset.issues = itemDataset.issues;
            if (config$1.abortEarly) {
              dataset.typed = false;
              break;
            }
          }
          if (!itemDataset.typed) dataset.typed = false;
          dataset.value.push(itemDataset.value);
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function dist_boolean(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "boolean",
    reference: dist_boolean,
    expects: "boolean",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "boolean") dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function literal(literal_, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "literal",
    reference: literal,
    expects: /* @__PURE__ */ _stringify(literal_),
    async: false,
    literal: literal_,
    message: message$1,
    "~run"(dataset, config$1) {
      if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function nullable(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "nullable",
    reference: nullable,
    expects: `(${wrapped.expects} | null)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === null) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === null) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
    }
  });
}
// @__NO_SIDE_EFFECTS__
function nullish(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "nullish",
    reference: nullish,
    expects: `(${wrapped.expects} | null | undefined)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === null || dataset.value === void 0) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === null || dataset.value === void 0) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
    }
  });
}
// @__NO_SIDE_EFFECTS__
function number(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "number",
    reference: number,
    expects: "number",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function object(entries$1, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "object",
    reference: object,
    expects: "Object",
    async: false,
    entries: entries$1,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (input && typeof input === "object") {
        dataset.typed = true;
        dataset.value = {};
        for (const key in this.entries) {
          const valueSchema = this.entries[key];
          if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
            const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
            const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
            if (valueDataset.issues) {
              const pathItem = {
                type: "object",
                origin: "value",
                input,
                key,
                value: value$1
              };
              for (const issue2 of valueDataset.issues) {
                if (issue2.path) issue2.path.unshift(pathItem);
                else issue2.path = [pathItem];
                dataset.issues?.push(issue2);
              }
              if (!dataset.issues) dataset.issues = valueDataset.issues;
              if (config$1.abortEarly) {
                dataset.typed = false;
                break;
              }
            }
            if (!valueDataset.typed) dataset.typed = false;
            dataset.value[key] = valueDataset.value;
          } else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
          else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
            _addIssue(this, "key", dataset, config$1, {
              input: void 0,
              expected: `"${key}"`,
              path: [{
                type: "object",
                origin: "key",
                input,
                key,
                value: input[key]
              }]
            });
            if (config$1.abortEarly) break;
          }
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function optional(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "optional",
    reference: optional,
    expects: `(${wrapped.expects} | undefined)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === void 0) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === void 0) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
    }
  });
}
// @__NO_SIDE_EFFECTS__
function picklist(options, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "picklist",
    reference: picklist,
    expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
    async: false,
    options,
    message: message$1,
    "~run"(dataset, config$1) {
      if (this.options.includes(dataset.value)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function record(key, value$1, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "record",
    reference: record,
    expects: "Object",
    async: false,
    key,
    value: value$1,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (input && typeof input === "object") {
        dataset.typed = true;
        dataset.value = {};
        for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
          const entryValue = input[entryKey];
          const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
          if (keyDataset.issues) {
            const pathItem = {
              type: "object",
              origin: "key",
              input,
              key: entryKey,
              value: entryValue
            };
            for (const issue2 of keyDataset.issues) {
              issue2.path = [pathItem];
              dataset.issues?.push(issue2);
            }
            if (!dataset.issues) dataset.issues = keyDataset.issues;
            if (config$1.abortEarly) {
              dataset.typed = false;
              break;
            }
          }
          const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
          if (valueDataset.issues) {
            const pathItem = {
              type: "object",
              origin: "value",
              input,
              key: entryKey,
              value: entryValue
            };
            for (const issue2 of valueDataset.issues) {
              if (issue2.path) issue2.path.unshift(pathItem);
              else issue2.path = [pathItem];
              dataset.issues?.push(issue2);
            }
            if (!dataset.issues) dataset.issues = valueDataset.issues;
            if (config$1.abortEarly) {
              dataset.typed = false;
              break;
            }
          }
          if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
          if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function string(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "string",
    reference: string,
    expects: "string",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "string") dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function _subIssues(datasets) {
  let issues;
  if (datasets) for (const dataset of datasets) if (issues) for (const issue2 of dataset.issues) issues.push(issue2);
  else issues = dataset.issues;
  return issues;
}
// @__NO_SIDE_EFFECTS__
function union(options, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "union",
    reference: union,
    expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
    async: false,
    options,
    message: message$1,
    "~run"(dataset, config$1) {
      let validDataset;
      let typedDatasets;
      let untypedDatasets;
      for (const schema of this.options) {
        const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
        if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
        else typedDatasets = [optionDataset];
        else {
          validDataset = optionDataset;
          break;
        }
        else if (untypedDatasets) untypedDatasets.push(optionDataset);
        else untypedDatasets = [optionDataset];
      }
      if (validDataset) return validDataset;
      if (typedDatasets) {
        if (typedDatasets.length === 1) return typedDatasets[0];
        _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
        dataset.typed = true;
      } else if (untypedDatasets?.length === 1) return untypedDatasets[0];
      else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _standardSchema({
    kind: "schema",
    type: "unknown",
    reference: unknown,
    expects: "unknown",
    async: false,
    "~run"(dataset) {
      dataset.typed = true;
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function variant(key, options, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "variant",
    reference: variant,
    expects: "Object",
    async: false,
    key,
    options,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (input && typeof input === "object") {
        let outputDataset;
        let maxDiscriminatorPriority = 0;
        let invalidDiscriminatorKey = this.key;
        let expectedDiscriminators = [];
        const parseOptions = (variant$1, allKeys) => {
          for (const schema of variant$1.options) {
            if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
            else {
              let keysAreValid = true;
              let currentPriority = 0;
              for (const currentKey of allKeys) {
                const discriminatorSchema = schema.entries[currentKey];
                if (currentKey in input ? discriminatorSchema["~run"]({
                  typed: false,
                  value: input[currentKey]
                }, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
                  keysAreValid = false;
                  if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
                    maxDiscriminatorPriority = currentPriority;
                    invalidDiscriminatorKey = currentKey;
                    expectedDiscriminators = [];
                  }
                  if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
                  break;
                }
                currentPriority++;
              }
              if (keysAreValid) {
                const optionDataset = schema["~run"]({ value: input }, config$1);
                if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
              }
            }
            if (outputDataset && !outputDataset.issues) break;
          }
        };
        parseOptions(this, /* @__PURE__ */ new Set([this.key]));
        if (outputDataset) return outputDataset;
        _addIssue(this, "type", dataset, config$1, {
          input: input[invalidDiscriminatorKey],
          expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
          path: [{
            type: "object",
            origin: "value",
            input,
            key: invalidDiscriminatorKey,
            value: input[invalidDiscriminatorKey]
          }]
        });
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function pipe(...pipe$1) {
  return _standardSchema({
    ...pipe$1[0],
    pipe: pipe$1,
    "~run"(dataset, config$1) {
      for (const item of pipe$1) if (item.kind !== "metadata") {
        if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
          dataset.typed = false;
          break;
        }
        if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
      }
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function safeParse(schema, input, config$1) {
  const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
  return {
    typed: dataset.typed,
    success: !dataset.issues,
    output: dataset.value,
    issues: dataset.issues
  };
}
const messages = /* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ array(/* @__PURE__ */ string())]))]);
const refusal = /* @__PURE__ */ object({
  message: /* @__PURE__ */ optional(messages),
  error: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
  error_description: /* @__PURE__ */ optional(/* @__PURE__ */ string())
});
function wordsOf(body) {
  const parsed = /* @__PURE__ */ safeParse(refusal, jsonOf(body));
  if (!parsed.success)
    return { text: isPage(body) ? "" : clean(body), fields: [] };
  const { message, error: error2, error_description: description } = parsed.output;
  if (typeof message === "object") {
    const fields = Object.entries(message);
    return {
      text: clean(fields.map(([field, texts]) => `${field}: ${[texts].flat().join(", ")}`).join("; ")),
      fields: Object.keys(message)
    };
  }
  return { text: clean(message ?? [error2, description].filter(Boolean).join(": ")), fields: [] };
}
function jsonOf(body) {
  try {
    return JSON.parse(body);
  } catch {
    return void 0;
  }
}
function isPage(body) {
  return /^\s*(<!doctype html|<html)/i.test(body);
}
function clean(text) {
  return shortened(printable(text), 300);
}
function answerOf(url, { status, headers, body }, now) {
  if (status >= 300 && status < 400)
    throw redirect(url, status, headers.location);
  if (status < 200 || status >= 300)
    throw refusal_refusal(url, status, headers, body, now);
  if (status === 204 || body === "")
    return null;
  const answer = jsonOf(body);
  if (answer === void 0)
    throw new gitlab_trouble.qm("unreadable", notJson(url, body), { status });
  return answer;
}
function wrongShape(what) {
  return new gitlab_trouble.qm("unreadable", `the answer is not ${what} as GitLab gives it. Check gitlab-url, and what is between this runner and GitLab`);
}
function refusal_refusal(url, status, headers, body, now) {
  const words = wordsOf(body);
  const page = isPage(body);
  const facts = { status, words: words.text, fields: words.fields, page };
  const said = page ? `with an HTML page at ${url.origin}${url.pathname}` : words.text && `“${words.text}”`;
  const message = `GitLab answered ${status}${said === "" ? "" : ` ${said}`}`;
  if (status !== 429 && status !== 408 && status !== 409 && status < 500)
    return new gitlab_trouble.qm("refused", message, facts);
  const waitMs = waitAskedFor(headers, now);
  if (waitMs !== void 0)
    facts.waitMs = waitMs;
  return new gitlab_trouble.qm(status === 429 ? "throttled" : "server", message, facts);
}
function waitAskedFor(headers, now) {
  const serverNow = Date.parse(headers.date ?? "") || now;
  const after = headers["retry-after"]?.trim() ?? "";
  if (/^\d+$/.test(after))
    return Number(after) * 1e3;
  const date = Date.parse(after);
  if (!Number.isNaN(date))
    return Math.max(0, date - serverNow);
  const reset = headers["ratelimit-reset"]?.trim() ?? "";
  return /^\d+$/.test(reset) ? Math.max(0, Number(reset) * 1e3 - serverNow) : void 0;
}
function redirect(url, status, location) {
  const target2 = location !== void 0 && URL.canParse(location, url.href) ? new URL(location, url) : void 0;
  const address = target2 && `${target2.origin}${target2.pathname}`;
  const where = address === void 0 ? "without saying where to" : `to ${address}`;
  const remedy = target2?.pathname.endsWith("/users/sign_in") === true ? "That is GitLab's login page: set gitlab-url to GitLab's own URL, without the project" : "Set gitlab-url and project to the new URL";
  return new gitlab_trouble.qm("redirected", `${url.origin} redirects ${where} (${status}), and redirects are not followed, to protect the token. ${remedy}`, address === void 0 ? { status } : { status, location: address });
}
function notJson(url, body) {
  const what = isPage(body) ? "an HTML page" : "no JSON";
  return `${url.origin}${url.pathname} answered with ${what} instead of GitLab's API. Check gitlab-url, and whether a login page or a proxy is in front of GitLab`;
}
function requesterFor(send2, deadline, witness) {
  return (resource) => {
    const by = (method) => async (endpoint2, call = {}) => {
      const url = new URL(endpoint2, resource.url);
      url.search = queryOf(call.searchParams ?? {});
      const sentAt = deadline.clock.now();
      const answer = await timed(method, url, deadline, async (timeoutMs) => send2({ method, url, timeoutMs, signal: deadline.signal, ...await contentOf(resource, method, call) }));
      witness(answer, sentAt);
      const body = answerOf(url, answer, deadline.clock.now());
      if (!isBody(body))
        throw new TypeError(`JSON gave a ${typeof body}`);
      return { body, headers: {}, status: answer.status };
    };
    return { get: by("GET"), post: by("POST"), put: by("PUT"), patch: by("PATCH"), delete: by("DELETE") };
  };
}
async function timed(method, url, deadline, attempt2) {
  const startedAt = deadline.clock.now();
  const what = `${method} ${url.pathname}`;
  const took = () => `${deadline.clock.now() - startedAt} ms`;
  try {
    const answer = await attempt2(Math.max(1, Math.min(budget.Bn, deadline.left())));
    log.debug(`${what} → ${answer.status} in ${took()}, request id ${answer.headers["x-request-id"] ?? "unknown"}`);
    return answer;
  } catch (error2) {
    if (error2 instanceof gitlab_trouble.qm)
      log.debug(`${what} → ${error2.message} after ${took()}`);
    throw error2;
  }
}
async function contentOf(resource, method, { body }) {
  const headers = { accept: "application/json", "user-agent": "gitlab-deployment" };
  for (const [name, value] of Object.entries(resource.authHeaders))
    headers[name] = await value();
  if (method === "GET" || method === "DELETE")
    return { headers };
  const content = JSON.stringify(inGitLabsCase(isPlain(body) ? body : {}));
  headers["content-type"] = "application/json";
  headers["content-length"] = String(Buffer.byteLength(content));
  return { headers, body: content };
}
function queryOf(parameters) {
  const given = Object.entries(inGitLabsCase(parameters)).filter(([, value]) => value !== void 0);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
function isPlain(body) {
  return body !== void 0 && Object.getPrototypeOf(body) === Object.prototype;
}
function inGitLabsCase(parameters) {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value
  ]));
}
function isBody(body) {
  return body !== void 0;
}
const id = /* @__PURE__ */ pipe(/* @__PURE__ */ number(), /* @__PURE__ */ integer(), /* @__PURE__ */ minValue(1));
const shapes_text = /* @__PURE__ */ optional(/* @__PURE__ */ nullable(/* @__PURE__ */ string()));
const moment = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ check((value) => !Number.isNaN(Date.parse(value))));
const environmentReference = /* @__PURE__ */ object({ id, name: /* @__PURE__ */ string(), slug: shapes_text, external_url: shapes_text });
const deployment = /* @__PURE__ */ object({
  id,
  iid: id,
  ref: /* @__PURE__ */ string(),
  sha: /* @__PURE__ */ string(),
  status: /* @__PURE__ */ string(),
  created_at: moment,
  updated_at: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(moment)),
  environment: environmentReference,
  /** The GitLab CI job that owns the deployment; null for one that came through the API. */
  deployable: /* @__PURE__ */ optional(/* @__PURE__ */ unknown())
});
const environment = /* @__PURE__ */ object({ id, name: /* @__PURE__ */ string(), slug: shapes_text, external_url: shapes_text, state: shapes_text, tier: shapes_text });
const commit = /* @__PURE__ */ object({ id: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i)) });
const token = /* @__PURE__ */ object({
  name: shapes_text,
  scopes: /* @__PURE__ */ array(/* @__PURE__ */ string()),
  expires_at: shapes_text,
  revoked: /* @__PURE__ */ optional(/* @__PURE__ */ dist_boolean()),
  active: /* @__PURE__ */ optional(/* @__PURE__ */ dist_boolean())
});
const shapes_access = /* @__PURE__ */ optional(/* @__PURE__ */ nullable(/* @__PURE__ */ object({ access_level: /* @__PURE__ */ number() })));
const project = /* @__PURE__ */ object({
  id,
  path_with_namespace: /* @__PURE__ */ string(),
  archived: /* @__PURE__ */ optional(/* @__PURE__ */ dist_boolean()),
  mirror: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(/* @__PURE__ */ dist_boolean())),
  builds_access_level: shapes_text,
  repository_access_level: shapes_text,
  environments_access_level: shapes_text,
  permissions: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(/* @__PURE__ */ object({ project_access: shapes_access, group_access: shapes_access })))
});
const mirror = /* @__PURE__ */ object({ update_status: shapes_text, last_error: shapes_text });
const protection = /* @__PURE__ */ object({
  deploy_access_levels: /* @__PURE__ */ array(/* @__PURE__ */ object({
    access_level: /* @__PURE__ */ nullish(/* @__PURE__ */ number()),
    /** Whom a rule names; its access level counts for nothing then, though GitLab gives one. */
    user_id: /* @__PURE__ */ nullish(/* @__PURE__ */ number()),
    group_id: /* @__PURE__ */ nullish(/* @__PURE__ */ number())
  }))
});
function checked(schema, what) {
  return (answer) => {
    const result = /* @__PURE__ */ safeParse(schema, answer);
    if (!result.success)
      throw wrongShape(what);
    return result.output;
  };
}
const asDeployment = checked(deployment, "a deployment");
const asDeployments = checked(/* @__PURE__ */ array(deployment), "a list of deployments");
const asEnvironment = checked(environment, "an environment");
const asEnvironments = checked(/* @__PURE__ */ array(environment), "a list of environments");
const asCommit = checked(commit, "a commit");
const asToken = checked(token, "a token");
const asProject = checked(project, "a project");
const asMirror = checked(mirror, "a mirror");
const asProtection = checked(protection, "a protected environment");
const PAGE_SIZE = 50;
class GitLab {
  connection;
  send;
  last;
  constructor(connection, send2) {
    this.connection = connection;
    this.send = send2;
  }
  options(deadline) {
    const requesterFn = requesterFor(this.send, deadline, (answer, sentAt) => {
      this.last = readClock(answer, sentAt);
    });
    return { host: this.connection.gitlabUrl, token: this.connection.token, queryTimeout: 0, requesterFn };
  }
  /** Creates a deployment that is `running`. An answer that names another one is not believed. */
  async createDeployment(wanted, deadline) {
    const { environment: environment2, sha, ref, tag } = wanted;
    const answer = await new Deployments(this.options(deadline)).create(this.connection.project, environment2, sha, ref, tag, { status: "running" });
    const created = asDeployment(answer);
    if (!isOf(created, wanted))
      throw wrongShape("the deployment that was asked for");
    return created;
  }
  async updateDeployment(id2, status, deadline) {
    return sameId(id2, asDeployment(await new Deployments(this.options(deadline)).edit(this.connection.project, id2, status)));
  }
  async showDeployment(id2, deadline) {
    return sameId(id2, asDeployment(await new Deployments(this.options(deadline)).show(this.connection.project, id2)));
  }
  /** One page of the deployments of an environment (of all environments without one), newest first. */
  async listDeployments(filter, page, deadline) {
    const answer = await new Deployments(this.options(deadline)).all(this.connection.project, {
      ...filter,
      orderBy: "id",
      sort: "desc",
      perPage: PAGE_SIZE,
      page
    });
    const now = deadline.clock.now();
    return {
      deployments: asDeployments(answer),
      clock: this.last ?? { serverTime: void 0, sentAt: now, receivedAt: now }
    };
  }
  async updateEnvironment(id2, changes, deadline) {
    return asEnvironment(await new Environments(this.options(deadline)).edit(this.connection.project, id2, changes));
  }
  /** The environment of exactly that name, or undefined. */
  async findEnvironment(name, deadline) {
    const found = asEnvironments(await new Environments(this.options(deadline)).all(this.connection.project, { name }));
    return found.find((environment2) => environment2.name === name);
  }
  async stopEnvironment(id2, deadline) {
    return asEnvironment(await new Environments(this.options(deadline)).stop(this.connection.project, id2));
  }
  async deleteEnvironment(id2, deadline) {
    await new Environments(this.options(deadline)).remove(this.connection.project, id2);
  }
  /** The commit that a sha, branch or tag stands for. */
  async showCommit(revision, deadline) {
    return asCommit(await new Commits(this.options(deadline)).show(this.connection.project, revision, {
      stats: false
    }));
  }
  /** Says on the commit itself how the deployment stands, with a link to the run [GitLab, commit statuses API]. */
  async setCommitStatus(sha, state2, status, deadline) {
    await new Commits(this.options(deadline)).editStatus(this.connection.project, sha, state2, status);
  }
  /** The token that is in use, as GitLab knows it; any scope may ask. */
  async showToken(deadline) {
    return asToken(await new PersonalAccessTokens(this.options(deadline)).show());
  }
  async showProject(deadline) {
    return asProject(await new Projects(this.options(deadline)).show(this.connection.project));
  }
  /**
   * Who may deploy to a protected environment; only a Maintainer may ask, and only Premium knows.
   * Gitbeaker's class for it builds another address than its other classes do.
   */
  async showProtection(environment2, deadline) {
    const { requester } = new ProjectRemoteMirrors(this.options(deadline));
    const { body } = await requester.get(`${this.projectPath()}/protected_environments/${encodeURIComponent(environment2)}`);
    return asProtection(body);
  }
  async showMirror(deadline) {
    return asMirror(await new Projects(this.options(deadline)).showPullMirror(this.connection.project));
  }
  /** Asks GitLab to pull a mirror now. Gitbeaker's call of that path would set the mirror up anew. */
  async pullMirror(deadline) {
    const { requester } = new ProjectRemoteMirrors(this.options(deadline));
    await requester.post(`${this.projectPath()}/mirror/pull`);
  }
  projectPath() {
    return `projects/${encodeURIComponent(this.connection.project)}`;
  }
}
function isOf({ environment: environment2, sha, ref, status }, wanted) {
  return environment2.name === wanted.environment && sha === wanted.sha && ref === wanted.ref && status === "running";
}
function sameId(id2, deployment2) {
  if (deployment2.id !== id2)
    throw wrongShape("the deployment that was asked for");
  return deployment2;
}
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8e3;
const ONE_REQUEST = 1e4;
const SHORTEST_REQUEST = 500;
const MOST_TRIES = {
  "unknown-host": { last: 6, otherwise: 2 },
  unreadable: { last: Infinity, otherwise: 3 }
};
async function pause(attempt2, trouble, deadline, { reserve = ONE_REQUEST, random = Math.random } = {}) {
  const { last } = deadline;
  if (attempt2 >= (MOST_TRIES[trouble.kind]?.[last ? "last" : "otherwise"] ?? Infinity))
    return false;
  const backOff = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt2 - 1)) * (0.5 + random() / 2);
  const wanted = Math.max(backOff, trouble.facts.waitMs ?? 0);
  const longest = deadline.left() - (last ? reserve : 0);
  if (longest <= 0 || wanted >= longest && !last)
    return false;
  await deadline.sleep(Math.min(wanted, longest));
  return true;
}
async function persistently(deadline, request) {
  let doubt2 = false;
  for (let attempt2 = 1; ; attempt2++) {
    try {
      return await request();
    } catch (error2) {
      const trouble = (0, gitlab_trouble.S_)(error2);
      doubt2 ||= trouble.open;
      const again = trouble.passing && await pause(attempt2, trouble, deadline);
      if (!again || deadline.left() < SHORTEST_REQUEST)
        throw doubt2 ? trouble.inDoubt() : trouble;
    }
  }
}
async function factsAbout(gitlab, deadline) {
  const [token2, project2] = await Promise.all([
    persistently(deadline, () => gitlab.showToken(deadline)).catch(gitlab_trouble.S_),
    persistently(deadline, () => gitlab.showProject(deadline)).catch(gitlab_trouble.S_)
  ]);
  return { token: token2, project: project2 };
}
function daysUntilExpiry({ expires_at: expiresAt }, now) {
  const expiry = Date.parse(expiresAt ?? "");
  return Number.isNaN(expiry) ? void 0 : Math.ceil((expiry - now) / 864e5);
}
const NEW_TOKEN = "Create a new one (project access token, role Developer, scope api) and update the secret";
const EXPIRY_NOTICE_DAYS = 14;
function tokenFindings(token2, now) {
  if (token2 instanceof gitlab_trouble.qm)
    return [tokenRefused(token2), ...unasked(["expiry", "scope"], "GitLab said nothing of the token")];
  const days = daysUntilExpiry(token2, now);
  const revoked = token2.revoked === true || token2.active === false;
  return [
    revoked ? bad("token", `the token is revoked. ${NEW_TOKEN}`) : fine("token", "GitLab knows it"),
    days === void 0 ? fine("expiry", "it does not expire") : days > EXPIRY_NOTICE_DAYS ? fine("expiry", `it expires in ${days} days`) : bad("expiry", expiryText(token2, days)),
    token2.scopes.includes("api") ? fine("scope", "it has the scope api") : bad("scope", `the token has ${token2.scopes.length === 0 ? "no scope" : `the scope ${token2.scopes.join(", ")}`} and needs api. ${NEW_TOKEN}`)
  ];
}
function expiryText({ expires_at: day }, days) {
  if (days <= 0)
    return `the token expires today (${day ?? ""}). ${NEW_TOKEN}`;
  return `the token expires on ${day ?? ""}, in ${days} day${days === 1 ? "" : "s"}. ${NEW_TOKEN}`;
}
const NOT_GITLABS_ANSWER = "a web page answered instead of GitLab's API. Check gitlab-url, and whether a login page, a proxy or a firewall is in front of GitLab";
function tokenRefused(trouble) {
  const { status, words = "", page } = trouble.facts;
  if (page === true)
    return bad("token", NOT_GITLABS_ANSWER);
  if (status === 400)
    return diagnosis_unknown("token", "it is not an access token, so GitLab does not say its scope and expiry");
  if (status !== 401)
    return diagnosis_unknown("token", trouble.message);
  if (/expired/i.test(words))
    return bad("token", `the token has expired. ${NEW_TOKEN}`);
  if (/revoked/i.test(words))
    return bad("token", `the token was revoked. ${NEW_TOKEN}`);
  return bad("token", `GitLab does not know the token. Check that the secret contains the whole token and that it belongs to this GitLab, or create a new one`);
}
const NOTHING_OF_THE_PROJECT = "GitLab said nothing of the project";
const DEVELOPER = 30;
function roleIn({ permissions }) {
  return Math.max(permissions?.project_access?.access_level ?? 0, permissions?.group_access?.access_level ?? 0);
}
function projectFindings(project2, connection) {
  const { project: path2 } = connection;
  if (project2 instanceof gitlab_trouble.qm)
    return [
      projectRefused(project2, connection),
      ...unasked(["archived", "role", "repository", "CI/CD", "environments"], NOTHING_OF_THE_PROJECT)
    ];
  const role = roleIn(project2);
  const switches = [
    ["repository", "Repository", project2.repository_access_level],
    ["CI/CD", "CI/CD", project2.builds_access_level],
    ["environments", "Environments", project2.environments_access_level]
  ];
  return [
    fine("project", project2.path_with_namespace),
    project2.archived === true ? bad("archived", `the project ${path2} is archived, so nothing in it can change. Unarchive it in its settings`) : fine("archived", "it is not archived"),
    role === 0 ? diagnosis_unknown("role", "GitLab does not say what role this token has in the project; it needs Developer") : role >= DEVELOPER ? fine("role", "Developer or higher") : bad("role", `the token's role in ${path2} is below Developer. ${NEW_TOKEN}`),
    ...switches.map(([subject, name, level]) => switchFinding(subject, name, level, path2))
  ];
}
function switchFinding(subject, name, level, path2) {
  if (level == null)
    return diagnosis_unknown(subject, `GitLab does not say whether ${name} is switched on`);
  if (level !== "disabled")
    return fine(subject, `${name} is switched on`);
  return bad(subject, `${name} is switched off in the project ${path2}. Switch it on under Settings > General > Visibility, project features, permissions; deployments need it even if no pipeline runs in GitLab`);
}
function movedProject({ kind, facts: { location = "" } }, { gitlabUrl, project: project2 }) {
  const projects = `${gitlabUrl}/api/v4/projects/`;
  const id2 = location.startsWith(projects) ? /^\d+(?=\/|$)/.exec(location.slice(projects.length))?.[0] : void 0;
  if (kind !== "redirected" || id2 === void 0 || id2 === project2)
    return void 0;
  return `the project ${project2} has moved. Put its new path, or its id ${id2}, into the input project`;
}
function projectRefused(trouble, connection) {
  const { project: path2 } = connection;
  const { status, words, page } = trouble.facts;
  if (page === true)
    return bad("project", NOT_GITLABS_ANSWER);
  const moved = movedProject(trouble, connection);
  if (moved !== void 0)
    return bad("project", moved);
  if (status === 404 && words === gitlab_trouble.r4) {
    return bad("project", `there is no project ${path2} that this token can see. Check the path, and that the token belongs to this project or to a group above it`);
  }
  if (status === 401)
    return diagnosis_unknown("project", "GitLab says nothing about it without a token that it knows");
  if (status === 404)
    return bad("project", "what answers at gitlab-url is not GitLab. Check the URL, and its path if GitLab is not at the root");
  return bad("project", trouble.message);
}
function fine(subject, text) {
  return { subject, verdict: "fine", text };
}
function diagnosis_unknown(subject, text) {
  return { subject, verdict: "unknown", text };
}
function unasked(subjects, why) {
  return subjects.map((subject) => diagnosis_unknown(subject, why));
}
function bad(subject, text) {
  return { subject, verdict: "not fine", text };
}
async function placeFindings(gitlab, project2, wanted, { deadline, explained }) {
  const { environment: environment2, sha, ref, tag } = wanted;
  return Promise.all([
    environmentFinding(gitlab, environment2, deadline, explained),
    protectionFinding(gitlab, project2, environment2, deadline),
    revisionFinding(gitlab, "commit", { revision: sha, name: `the commit ${sha}` }, deadline, explained),
    revisionFinding(gitlab, "ref", { revision: ref, name: `the ${tag ? "tag" : "branch"} ${ref}` }, deadline, explained),
    mirrorFinding(gitlab, project2, deadline)
  ]);
}
async function ask(deadline, request) {
  return persistently(deadline, request).catch(gitlab_trouble.S_);
}
function forbiddenOrUnknown(subject, { facts, message }, explained) {
  if (facts.status !== 403 || explained)
    return diagnosis_unknown(subject, message);
  return bad(subject, `${message}. The token needs the role Developer, and the project Repository, CI/CD and Environments switched on`);
}
async function environmentFinding(gitlab, name, deadline, explained) {
  const found = await ask(deadline, () => gitlab.findEnvironment(name, deadline));
  if (found instanceof gitlab_trouble.qm)
    return forbiddenOrUnknown("environment", found, explained);
  if (found === void 0)
    return fine("environment", `${name} does not exist yet; the first deployment creates it`);
  return fine("environment", `${name} is ${found.state ?? "there"}, tier ${found.tier ?? "unknown"}`);
}
async function protectionFinding(gitlab, project2, name, deadline) {
  const subject = "protected environment";
  const found = await ask(deadline, () => gitlab.showProtection(name, deadline));
  if (!(found instanceof gitlab_trouble.qm)) {
    const role = roleIn(project2);
    const allowed = found.deploy_access_levels.some(({ access_level: level, user_id: user, group_id: group }) => user == null && group == null && level != null && level <= role);
    if (allowed)
      return fine(subject, `${name} is protected, and the role of this token may deploy to it`);
    return diagnosis_unknown(subject, `${name} is protected, and its rules name people or groups. Check under Settings > CI/CD > Protected environments that the user of this token is among them`);
  }
  if (found.facts.status === 404)
    return fine(subject, `${name} is not protected`);
  return onlyForMaintainers(subject, `whether ${name} is protected`, found);
}
function onlyForMaintainers(subject, what, { facts, message }) {
  return diagnosis_unknown(subject, facts.status === 403 ? `only a Maintainer's token can see ${what}` : message);
}
async function revisionFinding(gitlab, subject, { revision, name }, deadline, explained) {
  const found = await ask(deadline, () => gitlab.showCommit(revision, deadline));
  if (!(found instanceof gitlab_trouble.qm))
    return fine(subject, `GitLab knows ${revision}`);
  if (!found.missing)
    return forbiddenOrUnknown(subject, found, explained);
  return bad(subject, `GitLab does not have ${name}. Push it to GitLab, or check the mirror`);
}
async function mirrorFinding(gitlab, { mirror: mirror2 }, deadline) {
  if (mirror2 == null)
    return diagnosis_unknown("mirror", "GitLab does not say whether the project is a mirror");
  if (!mirror2)
    return fine("mirror", "the project is not a pull mirror");
  const found = await ask(deadline, () => gitlab.showMirror(deadline));
  if (found instanceof gitlab_trouble.qm)
    return onlyForMaintainers("mirror", "how the mirror is doing", found);
  const { update_status: status, last_error: error2 } = found;
  if (status === "failed" || (error2 ?? "") !== "")
    return bad("mirror", `the last update of the mirror failed (${error2 ?? "no reason given"}). Fix it under Settings > Repository > Mirroring repositories`);
  return fine("mirror", `its last update is ${status ?? "unknown"}`);
}
function readToken(inputs, env) {
  const fromEnvironment = (env.GITLAB_TOKEN ?? "").trim();
  const given = inputs.text("token");
  mask(given);
  mask(fromEnvironment);
  return given === "" ? fromEnvironment : given;
}
function readConnection(inputs, token2) {
  checkToken(inputs, token2);
  const gitlabUrl = readGitlabUrl(inputs);
  const project2 = readProject(inputs);
  if (project2.includes("/") && gitlabUrl.toLowerCase().endsWith(`/${project2}`.toLowerCase()))
    inputs.bad("gitlab-url", gitlabUrl, `leave out the project's path, and give ${gitlabUrl.slice(0, -project2.length - 1)}`);
  return { gitlabUrl, token: token2, project: project2 };
}
function checkToken(inputs, token2) {
  if (token2 === "") {
    inputs.missing("token", "give a GitLab project access token with the role Developer and the scope api, or set GITLAB_TOKEN. If you did, the secret does not exist here");
  } else if (!isToken(token2)) {
    inputs.problems.push("token contains spaces or invalid characters (it is not shown): copy it again");
  }
}
function isToken(text) {
  return /^[\x21-\x7e]+$/.test(text);
}
const RIGHT_URL = "it must be the URL of GitLab, such as https://gitlab.example.com";
function readGitlabUrl(inputs) {
  const value = inputs.text("gitlab-url");
  const url = URL.canParse(value) ? new URL(value) : void 0;
  if (value === "") {
    inputs.missing("gitlab-url", RIGHT_URL);
    return "";
  }
  if (url === void 0 || !/^https?:\/\/[^/]/i.test(value)) {
    inputs.bad("gitlab-url", withoutSecretParts(value), RIGHT_URL);
    return "";
  }
  if (url.username !== "" || url.password !== "") {
    inputs.bad("gitlab-url", withoutSecretParts(value), "it must not contain a user name or password; give the token in the input token");
  } else if (url.search !== "" || url.hash !== "") {
    inputs.bad("gitlab-url", withoutSecretParts(value), `${RIGHT_URL}, without anything after ? or #`);
  }
  return url.origin + url.pathname.replace(/\/+$/, "").replace(/\/api\/v4$/, "").replace(/\/+$/, "");
}
function withoutSecretParts(value) {
  return value.replace(/[?#].*$/s, "?***").replace(/^([a-z+.-]*:?\/\/)?.*@/is, "$1***@");
}
function warnOfInsecureUrl({ gitlabUrl }) {
  const { protocol, hostname } = new URL(gitlabUrl);
  if (protocol !== "http:" || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
    return;
  log.warning(`gitlab-url begins with http://, so the token is sent to ${gitlabUrl} unencrypted. Use https://.`);
}
const RIGHT_PROJECT = "it must be the project's numeric id, or its full path such as group/app";
const PATH_PART = /^[a-zA-Z0-9_.][a-zA-Z0-9_.-]*$/;
function readProject(inputs) {
  const value = inputs.text("project");
  if (value === "")
    inputs.missing("project", RIGHT_PROJECT);
  else if (!/^[1-9]\d*$/.test(value) && !isProjectPath(value))
    inputs.bad("project", withoutSecretParts(value), RIGHT_PROJECT);
  return value;
}
function isProjectPath(value) {
  const parts = value.split("/");
  return parts.length > 1 && parts.every((part) => PATH_PART.test(part) && !/^\.{1,2}$|\.(git|atom)$/.test(part));
}
class InputReader {
  problems;
  demanding;
  constructor(problems = [], demanding = true) {
    this.problems = problems;
    this.demanding = demanding;
  }
  /** The same reader, but one that lets inputs be missing. */
  undemanding() {
    return new InputReader(this.problems, false);
  }
  /** An input's text without white space around it; empty where it was not given. */
  text(name) {
    return getInput(name);
  }
  /** An input's lines, without empty ones and without white space around each. */
  lines(name) {
    return getMultilineInput(name);
  }
  /** Notes that an input is missing. */
  missing(name, remedy) {
    if (this.demanding)
      this.problems.push(`${name} is missing: ${remedy}`);
  }
  /** Notes that an input's value is not one that is allowed. */
  bad(name, value, allowed) {
    this.problems.push(`${name} is "${shortened(printable(value), 100)}": ${allowed}`);
  }
  /** One of several words; the first one where nothing was given. */
  oneOf(name, words) {
    const value = this.text(name);
    const word = words.find((known) => known === value);
    if (word === void 0 && value !== "")
      this.bad(name, value, `it must be ${listed(words)}`);
    return word ?? words[0];
  }
  /** True or false, as YAML 1.2 writes them; `otherwise` where nothing was given. */
  flag(name, otherwise) {
    const value = this.text(name);
    if (/^(true|True|TRUE)$/.test(value))
      return true;
    if (/^(false|False|FALSE)$/.test(value))
      return false;
    if (value !== "")
      this.bad(name, value, "it must be true or false");
    return otherwise;
  }
  /** A whole number from `least` to `most`; `otherwise` where nothing was given. */
  wholeNumber(name, otherwise, { least, most }) {
    const value = this.text(name);
    if (value === "")
      return otherwise;
    const number2 = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number2 >= least && number2 <= most)
      return number2;
    this.bad(name, value, `it must be a whole number from ${least} to ${most}`);
    return otherwise;
  }
}
function listed(words) {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}
function refused({ problems }) {
  for (const problem of problems)
    log.failure(problem);
  return problems.length > 0;
}
class Context {
  /**
   * Hydrate the context from the environment
   */
  constructor() {
    var _a, _b, _c;
    this.payload = {};
    if (process.env.GITHUB_EVENT_PATH) {
      if ((0, external_fs_namespaceObject.existsSync)(process.env.GITHUB_EVENT_PATH)) {
        this.payload = JSON.parse((0, external_fs_namespaceObject.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: "utf8" }));
      } else {
        const path2 = process.env.GITHUB_EVENT_PATH;
        process.stdout.write(`GITHUB_EVENT_PATH ${path2} does not exist${external_os_namespaceObject.EOL}`);
      }
    }
    this.eventName = process.env.GITHUB_EVENT_NAME;
    this.sha = process.env.GITHUB_SHA;
    this.ref = process.env.GITHUB_REF;
    this.workflow = process.env.GITHUB_WORKFLOW;
    this.action = process.env.GITHUB_ACTION;
    this.actor = process.env.GITHUB_ACTOR;
    this.job = process.env.GITHUB_JOB;
    this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
    this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
    this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
    this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
    this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
    this.graphqlUrl = (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
  }
  get issue() {
    const payload2 = this.payload;
    return Object.assign(Object.assign({}, this.repo), { number: (payload2.issue || payload2.pull_request || payload2).number });
  }
  get repo() {
    if (process.env.GITHUB_REPOSITORY) {
      const [owner, repo] = process.env.GITHUB_REPOSITORY.split("/");
      return { owner, repo };
    }
    if (this.payload.repository) {
      return {
        owner: this.payload.repository.owner.login,
        repo: this.payload.repository.name
      };
    }
    throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
  }
}
function readEvent(env) {
  const { eventName, sha, ref } = { eventName: env.GITHUB_EVENT_NAME, sha: env.GITHUB_SHA, ref: env.GITHUB_REF };
  return { eventName: eventName ?? "", sha: sha ?? "", ref: ref ?? "", payload: payload() };
}
function payload() {
  try {
    const { payload: read } = new Context();
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
const pullRequest = /* @__PURE__ */ object({
  merged: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(/* @__PURE__ */ dist_boolean())),
  merge_commit_sha: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(/* @__PURE__ */ string())),
  head: /* @__PURE__ */ object({ sha: /* @__PURE__ */ string(), ref: /* @__PURE__ */ string() }),
  base: /* @__PURE__ */ object({ ref: /* @__PURE__ */ string() })
});
const workflowRun = /* @__PURE__ */ object({ head_sha: /* @__PURE__ */ string(), head_branch: /* @__PURE__ */ string() });
const revision_deployment = /* @__PURE__ */ object({ sha: /* @__PURE__ */ string(), ref: /* @__PURE__ */ string() });
function revisionOf(event, env) {
  const { eventName, payload: payload2 } = event;
  const request = /* @__PURE__ */ safeParse(pullRequest, payload2.pull_request);
  if (eventName === "pull_request_target") {
    return {
      sha: event.sha,
      ref: request.success ? request.output.base.ref : env.GITHUB_BASE_REF ?? "",
      tag: false
    };
  }
  if (eventName === "pull_request" || request.success && !/^refs\/(heads|tags)\//.test(event.ref)) {
    if (!request.success)
      return {};
    const { merged, merge_commit_sha: merge, head, base } = request.output;
    return merged === true ? { ...merge == null ? {} : { sha: merge }, ref: base.ref, tag: false } : { sha: head.sha, ref: head.ref, tag: false };
  }
  if (eventName === "workflow_run") {
    const run = /* @__PURE__ */ safeParse(workflowRun, payload2.workflow_run);
    return run.success ? { sha: run.output.head_sha, ref: run.output.head_branch, tag: false } : {};
  }
  if (eventName === "deployment" || eventName === "deployment_status") {
    const made = /* @__PURE__ */ safeParse(revision_deployment, payload2.deployment);
    if (!made.success)
      return {};
    const { ref, tag } = shortRef(made.output.ref);
    return { sha: made.output.sha, ref, tag: tag ?? false };
  }
  return { sha: event.sha, ...refOf(event.ref, env) };
}
function refOf(ref, env) {
  const name = env.GITHUB_REF_NAME ?? "";
  const full = shortRef(ref ?? "");
  if (full.ref.startsWith("refs/"))
    return {};
  return { ref: name === "" ? full.ref : name, tag: full.tag === true || env.GITHUB_REF_TYPE === "tag" };
}
function shortRef(ref) {
  if (ref.startsWith("refs/tags/"))
    return { ref: ref.slice("refs/tags/".length), tag: true };
  if (ref.startsWith("refs/heads/"))
    return { ref: ref.slice("refs/heads/".length), tag: false };
  return { ref, tag: void 0 };
}
function isSha(text) {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}
function isRefName(name) {
  if (name === "" || name.startsWith("refs/") || name.startsWith("-") || name === "@")
    return false;
  if (/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\.$/u.test(name))
    return false;
  return name.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
const ENVIRONMENT_NAME = /^[a-zA-Z0-9_${}. -]([a-zA-Z0-9_/${}. -]*[a-zA-Z0-9_${}. -])?$/;
const LONGEST_NAME = 255;
function environmentNameProblem(name) {
  if (name.length > LONGEST_NAME)
    return `GitLab allows at most ${LONGEST_NAME} characters, and this has ${name.length}`;
  if (ENVIRONMENT_NAME.test(name))
    return void 0;
  return "GitLab allows letters, digits, spaces and - _ / $ { } . in the name of an environment, and no / at its start or end";
}
function readEnvironment(inputs) {
  const name = inputs.text("environment");
  const problem = name === "" ? void 0 : environmentNameProblem(name);
  if (name === "")
    inputs.missing("environment", "give the name of the environment in GitLab, such as production");
  else if (problem !== void 0)
    inputs.bad("environment", name, problem);
  return name;
}
function readWanted(inputs, env) {
  return { environment: readEnvironment(inputs), ...readRevision(inputs, env) };
}
function readRevision(inputs, env) {
  const event = revisionOf(readEvent(env), env);
  return { sha: readSha(inputs, event.sha), ...readRef(inputs, event) };
}
function readSha(inputs, fromEvent = "") {
  const given = inputs.text("sha");
  if (given !== "" && !isSha(given))
    inputs.bad("sha", given, "it must be a full commit sha of 40 or 64 hex digits");
  else if (given === "" && !isSha(fromEvent))
    inputs.missing("sha", `this event does not say which commit is deployed${quoted(fromEvent)}; give its full sha`);
  return (given === "" ? fromEvent : given).toLowerCase();
}
function readRef(inputs, event) {
  const text = inputs.text("ref");
  const given = shortRef(text);
  if (text !== "" && !isRefName(given.ref))
    inputs.bad("ref", text, "it must be the name of a branch or tag, such as main or v1.2.0; GitLab knows no other refs");
  else if (text === "" && !isRefName(event.ref ?? ""))
    inputs.missing("ref", `this event does not say which branch or tag is deployed${quoted(event.ref)}; give its name`);
  const ref = text === "" ? event.ref ?? "" : given.ref;
  const implied = given.tag ?? (ref === event.ref ? event.tag : void 0) ?? false;
  return { ref, tag: inputs.flag("tag", implied) };
}
function quoted(value = "") {
  return value === "" ? "" : ` (it has "${value}")`;
}
const without_secrets_pullRequest = /* @__PURE__ */ object({
  head: /* @__PURE__ */ object({ repo: /* @__PURE__ */ nullish(/* @__PURE__ */ object({ full_name: /* @__PURE__ */ string() })) }),
  base: /* @__PURE__ */ object({ repo: /* @__PURE__ */ object({ full_name: /* @__PURE__ */ string() }) })
});
const author = /* @__PURE__ */ object({ user: /* @__PURE__ */ object({ login: /* @__PURE__ */ string() }) });
const DEPENDABOT = "dependabot[bot]";
function withoutSecrets(env) {
  const { eventName, payload: payload2 } = readEvent(env);
  const made = /* @__PURE__ */ safeParse(author, payload2.pull_request);
  const people = [env.GITHUB_ACTOR, env.GITHUB_TRIGGERING_ACTOR, made.success ? made.output.user.login : void 0];
  if (people.includes(DEPENDABOT))
    return "runs of Dependabot get no secrets, and so no token";
  const request = /* @__PURE__ */ safeParse(without_secrets_pullRequest, payload2.pull_request);
  if (!request.success || eventName === "pull_request_target")
    return void 0;
  const { head, base } = request.output;
  return head.repo?.full_name === base.repo.full_name ? void 0 : "pull requests from forks get no secrets, and so no token";
}
const ENVIRONMENT_TIERS = ["production", "staging", "testing", "development", "other"];
const time = /* @__PURE__ */ number();
const recorded = /* @__PURE__ */ object({
  id: /* @__PURE__ */ number(),
  iid: /* @__PURE__ */ number(),
  environmentId: /* @__PURE__ */ number(),
  environmentSlug: /* @__PURE__ */ string(),
  /** The environment's external URL when the deployment started; null where it had none. */
  externalUrl: /* @__PURE__ */ nullable(/* @__PURE__ */ string())
});
const attempt = /* @__PURE__ */ object({ begunAt: time, sentAt: time, atWork: /* @__PURE__ */ dist_boolean() });
const start = /* @__PURE__ */ variant("phase", [
  /** A creating request is on its way, or was when the stage ended; what became of it is not known. */
  /* @__PURE__ */ object({ phase: /* @__PURE__ */ literal("begun"), attempt }),
  /* @__PURE__ */ object({ phase: /* @__PURE__ */ literal("recorded"), deployment: recorded }),
  /** Nothing is in GitLab yet; a later stage makes up for it. */
  /* @__PURE__ */ object({ phase: /* @__PURE__ */ literal("deferred") }),
  /** `on-error: fail` has failed the step before anything was deployed; requests may still have been acted on. */
  /* @__PURE__ */ object({ phase: /* @__PURE__ */ literal("given up"), attempt: /* @__PURE__ */ optional(attempt) })
]);
const target = /* @__PURE__ */ object({
  gitlabUrl: /* @__PURE__ */ string(),
  project: /* @__PURE__ */ string(),
  environment: /* @__PURE__ */ string(),
  sha: /* @__PURE__ */ string(),
  ref: /* @__PURE__ */ string(),
  tag: /* @__PURE__ */ dist_boolean()
});
const settings = /* @__PURE__ */ object({
  tier: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(ENVIRONMENT_TIERS)),
  onError: /* @__PURE__ */ picklist(["warn", "fail"]),
  commitWaitSeconds: /* @__PURE__ */ number(),
  pullMirror: /* @__PURE__ */ dist_boolean(),
  runLink: /* @__PURE__ */ dist_boolean()
});
const tracking = /* @__PURE__ */ object({
  start,
  target,
  settings,
  /** When this step first turned to GitLab. */
  startedAt: time,
  /** True once a person was warned that the start is not recorded. */
  warned: /* @__PURE__ */ dist_boolean(),
  /** True once a person was warned that the link to the run is not shown. */
  linkWarned: /* @__PURE__ */ dist_boolean(),
  /** True once GitLab was asked to pull its mirror. */
  mirrorAsked: /* @__PURE__ */ dist_boolean(),
  /** What is worth telling in the summary. */
  notes: /* @__PURE__ */ array(/* @__PURE__ */ string()),
  /** Requests that were not answered before another one was sent; what they asked for may yet appear. */
  unanswered: /* @__PURE__ */ optional(attempt),
  /** What was started under other words before main knew better, and could not be closed yet. */
  leftOpen: /* @__PURE__ */ array(/* @__PURE__ */ object({ start, target, runLink: /* @__PURE__ */ dist_boolean() }))
});
const state = {
  /** `tracking`: the deployment as far as it has come. */
  tracking() {
    const saved = /* @__PURE__ */ safeParse(tracking, jsonOf(getState("tracking")));
    return saved.success ? saved.output : void 0;
  },
  saveTracking(value) {
    saveState("tracking", value);
  },
  /** `main`: whether main ran, and whether it failed on its inputs. */
  main() {
    const saved = getState("main");
    return saved === "ran" || saved === "refused" ? saved : "not run";
  },
  saveMain(value) {
    saveState("main", value);
  },
  /** `off`: a person was told that this run has no secrets, and nothing is tracked. */
  off() {
    return getState("off") === "true";
  },
  saveOff() {
    saveState("off", "true");
  }
};
function isOff(token2, env) {
  if (token2 !== "")
    return false;
  const reason2 = withoutSecrets(env);
  if (reason2 === void 0)
    return false;
  if (!state.off())
    log.notice(`This deployment is not tracked in GitLab, because ${reason2}.`);
  state.saveOff();
  return true;
}
async function writeTable(title, heads, rows) {
  const lines = [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  try {
    await summary.addRaw(`### ${title}

${lines.join("\n")}
`, true).write();
  } catch (error2) {
    log.debug(`No summary was written: ${String(error2)}`);
  }
}
function inTable(value) {
  return printable(value).replace(/[\\`*_{}[\]|~]/g, "\\$&").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
function linkInTable(label, address) {
  if (address === void 0)
    return inTable(label);
  const href = new URL(address).href.replace(/[()|]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `[${inTable(label)}](${href})`;
}
const marks = { fine: "✅", "not fine": "❌", unknown: "❔" };
async function check_check(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  if (isOff(token2, world.env)) {
    setOutput("result", "skipped");
    return;
  }
  const connection = readConnection(inputs, token2);
  const wanted = readWanted(inputs, world.env);
  if (refused(inputs))
    return;
  warnOfInsecureUrl(connection);
  const findings = await examine(new GitLab(connection, world.send), wanted, Deadline.in(budget.tp, world.clock));
  for (const { subject, verdict, text } of findings)
    log.info(`${marks[verdict]} ${subject}: ${verdict === "unknown" ? "cannot be checked: " : ""}${text}`);
  const notFine = findings.filter(({ verdict }) => verdict === "not fine");
  for (const { subject, text } of notFine)
    log.failure(`${subject}: ${text}`);
  setOutput("result", notFine.length === 0 ? "fine" : "not fine");
  await writeTable("Check of GitLab deployments", ["", "Subject", "Finding"], findings.map(({ subject, verdict, text }) => [marks[verdict], subject, inTable(text)]));
}
async function examine(gitlab, wanted, deadline) {
  const { token: token2, project: project2 } = await factsAbout(gitlab, deadline);
  const findings = [...tokenFindings(token2, deadline.clock.now()), ...projectFindings(project2, gitlab.connection)];
  const place = project2 instanceof gitlab_trouble.qm ? unasked(["environment", "protected environment", "commit", "ref", "mirror"], NOTHING_OF_THE_PROJECT) : await placeFindings(gitlab, project2, wanted, {
    deadline,
    explained: findings.some(({ verdict }) => verdict === "not fine")
  });
  return [...findings, ...place];
}
async function findDeployment(gitlab, id2, deadline) {
  try {
    return await persistently(deadline, () => gitlab.showDeployment(id2, deadline));
  } catch (error2) {
    if (!(0, gitlab_trouble.S_)(error2).gone)
      throw error2;
    return void 0;
  }
}
async function* newestFirst(gitlab, filter, deadline) {
  for (let number2 = 1; ; number2++) {
    const page = await persistently(deadline, () => gitlab.listDeployments(filter, number2, deadline));
    yield page;
    if (page.deployments.length < PAGE_SIZE)
      return;
  }
}
async function newestRunning(gitlab, { environment: environment2, sha }, deadline) {
  for await (const { deployments } of newestFirst(gitlab, { environment: environment2, status: "running" }, deadline)) {
    const found = deployments.find((deployment2) => deployment2.sha === sha && isOurs(deployment2));
    if (found !== void 0)
      return found;
  }
  return void 0;
}
function isOurs({ deployable }) {
  return deployable == null;
}
const LONGEST_URL = 255;
function problemOf(value) {
  if (value.length > LONGEST_URL)
    return `GitLab allows at most ${LONGEST_URL} characters, and this has ${value.length}`;
  const right = /^https?:\/\/[^/\s]\S*$/i.test(value) && URL.canParse(value);
  return right ? void 0 : "it must be a URL that begins with https:// or http://";
}
function checkEnvironmentUrl(inputs) {
  const value = inputs.text("environment-url");
  const halfEmpty = /^[/:?#]|^(https?)?:\/\/([/:?#]|$)/i.test(value);
  const problem = value === "" || halfEmpty ? void 0 : problemOf(value);
  if (problem !== void 0)
    inputs.bad("environment-url", value, problem);
}
function readEnvironmentUrl(inputs) {
  return environmentUrlOf(inputs.text("environment-url"));
}
function environmentUrlOf(value) {
  if (value === "")
    return {};
  const problem = problemOf(value);
  if (problem === void 0)
    return { url: value };
  return { problem: `environment-url is "${shortened(printable(value), 100)}": ${problem}` };
}
const outcome_words = /* @__PURE__ */ new Map([
  ["success", "success"],
  ["failure", "failure"],
  ["failed", "failure"],
  ["cancelled", "cancelled"],
  ["canceled", "cancelled"],
  ["skipped", "skipped"]
]);
function outcomeOf(word) {
  return outcome_words.get(word.trim().toLowerCase()) ?? "unknown";
}
function jobOutcome(status, jobStatus, freezesDefaults) {
  if (status.trim() !== "")
    return outcomeOf(status);
  return freezesDefaults ? "unknown" : outcomeOf(jobStatus);
}
function finalStatusOf(outcome) {
  if (outcome === "success")
    return "success";
  return outcome === "failure" ? "failed" : "canceled";
}
function statusToReport({ recorded: recorded2, main: main2, outcome }) {
  if (main2 === "refused")
    return "failed";
  if (main2 === "ran")
    return recorded2 || outcome !== "unknown" ? finalStatusOf(outcome) : void 0;
  if (outcome === "failure")
    return "failed";
  return recorded2 ? "canceled" : void 0;
}
function readSettings(inputs) {
  return {
    tier: inputs.text("environment-tier") === "" ? void 0 : inputs.oneOf("environment-tier", ENVIRONMENT_TIERS),
    onError: readOnError(inputs),
    commitWaitSeconds: inputs.wholeNumber("commit-wait-seconds", 30, { least: 0, most: 3600 }),
    pullMirror: inputs.flag("pull-mirror", false),
    runLink: inputs.flag("run-link", false)
  };
}
function readOnError(inputs) {
  return inputs.oneOf("on-error", ["warn", "fail"]);
}
function readFinishInputs(inputs, token2, env) {
  const deploymentId = readDeploymentId(inputs);
  checkEnvironmentUrl(inputs);
  return {
    connection: readConnection(inputs, token2),
    deploymentId,
    wanted: readWanted(deploymentId === void 0 ? inputs : inputs.undemanding(), env),
    settings: readSettings(inputs),
    outcome: readOutcome(inputs)
  };
}
function readDeploymentId(inputs) {
  const value = inputs.text("deployment-id");
  if (value === "")
    return void 0;
  if (!/^[1-9]\d*$/.test(value) || !Number.isSafeInteger(Number(value)))
    inputs.bad("deployment-id", value, "it must be the number that start/ gave as its output deployment-id, or empty");
  return Number(value);
}
function readOutcome(inputs) {
  const word = inputs.text("status");
  const outcome = outcomeOf(word);
  if (word === "")
    inputs.missing("status", "say how the deployment ended, with `${{ needs.deploy.result }}`, `${{ steps.deploy.outcome }}` or `${{ job.status }}`");
  else if (outcome === "unknown")
    inputs.bad("status", word, "it must be success, failure, cancelled or skipped");
  return outcome;
}
function newTracking(target2, settings2, clock2) {
  return {
    start: { phase: "deferred" },
    target: target2,
    settings: settings2,
    startedAt: clock2.now(),
    warned: false,
    linkWarned: false,
    mirrorAsked: false,
    notes: [],
    leftOpen: []
  };
}
function recordedOf({ id: id2, iid, environment: environment2 }) {
  return {
    id: id2,
    iid,
    environmentId: environment2.id,
    environmentSlug: environment2.slug ?? "",
    externalUrl: environment2.external_url ?? null
  };
}
async function explain(gitlab, trouble, environment2, deadline) {
  const status = trouble.facts.status ?? 0;
  const moved = movedProject(trouble, gitlab.connection);
  if (moved !== void 0)
    return moved;
  if (![401, 403, 404, 405].includes(status) || trouble.kind !== "refused")
    return [trouble.message, remedyFor(trouble)].filter(Boolean).join(". ");
  const facts = await factsAbout(gitlab, deadline.within(budget.sG));
  return `${trouble.message}. ${asSentence(causeOf(trouble, facts, gitlab.connection, environment2, deadline.clock.now()))}`;
}
function asSentence(clause) {
  return clause.replace(/^[a-z](?=[a-z]*[ '])/, (letter) => letter.toUpperCase());
}
function causeOf(trouble, facts, connection, environment2, now) {
  const { status, words } = trouble.facts;
  if (trouble.ownedByJob)
    return "a GitLab CI job made it, and only that job can change it";
  if (status === 401 && !(facts.token instanceof gitlab_trouble.qm))
    return "GitLab accepts the token now, so something between this runner and GitLab probably refused it";
  const learned = facts.project instanceof gitlab_trouble.qm && facts.project.passing ? [] : projectFindings(facts.project, connection);
  const findings = [...tokenFindings(facts.token, now), ...learned];
  const cause = findings.find(({ verdict, subject }) => verdict === "not fine" && (subject !== "expiry" || status === 401));
  if (cause !== void 0)
    return cause.text;
  if (status === 403 && !(facts.project instanceof gitlab_trouble.qm) && environment2 !== void 0) {
    const hidden = learned.filter(({ verdict }) => verdict === "unknown").map(({ subject }) => subject);
    if (hidden.length > 0)
      return `GitLab does not say how it stands with ${hidden.join(", ")}, so that may be the cause, or the environment ${environment2} is protected. The token needs the role Developer, and the project Repository, CI/CD and Environments switched on`;
    return `the token and the project look right, so the environment ${environment2} is probably protected. Allow the token's role or user to deploy to it under Settings > CI/CD > Protected environments`;
  }
  if (status === 404 && (words ?? "") === "")
    return "there may be no GitLab at that URL. Check gitlab-url and project";
  return "the cause is unclear. Run check/ with the same inputs";
}
function remedyFor({ kind, facts: { status = 0, page, fields } }) {
  if (kind === "throttled")
    return "Spread the jobs out, or ask the administrator of GitLab for a higher limit";
  if (kind === "timed-out")
    return "GitLab is overloaded, or something on the way holds its answers up";
  if (kind === "server" && status >= 500)
    return "GitLab or a proxy in front of it has a problem. Check its status page, or give its administrator the request id from the debug log";
  if (kind === "server")
    return "GitLab was busy with the same record or overloaded";
  if (kind !== "refused" || status === 0)
    return "";
  if (page === true)
    return "A web page answered instead of GitLab's API. Set gitlab-url to GitLab's own URL, without the project";
  return (fields ?? []).length > 0 ? "" : "Run check/ with the same inputs";
}
async function updateEnvironment(stage, deployment2, url) {
  const { tier } = stage.tracking.settings;
  const changes = {
    ...url === void 0 || url === deployment2.externalUrl ? {} : { externalUrl: url },
    ...tier === void 0 ? {} : { tier }
  };
  if (Object.keys(changes).length === 0)
    return void 0;
  const deadline = stage.deadline.within(stage.deadline.left() / 3);
  try {
    await persistently(deadline, () => stage.gitlab.updateEnvironment(deployment2.environmentId, changes, deadline));
    return void 0;
  } catch (error2) {
    return (0, gitlab_trouble.S_)(error2);
  }
}
async function warnOfEnvironment({ gitlab, tracking: tracking2, deadline }, trouble) {
  const { environment: environment2 } = tracking2.target;
  const why = await explain(gitlab, trouble, environment2, deadline);
  log.warning(`Could not ${trouble.facts.doubt === true ? "confirm" : "update"} the URL or tier of the environment ${environment2} in GitLab: ${why}. The deployment itself was recorded.`);
}
function environmentPage({ gitlabUrl, project: project2 }, id2) {
  return isPath(project2) ? `${gitlabUrl}/${project2}/-/environments/${id2}` : void 0;
}
function commitPage({ gitlabUrl, project: project2, sha }) {
  return isPath(project2) ? `${gitlabUrl}/${project2}/-/commit/${sha}` : void 0;
}
function isPath(project2) {
  return project2.includes("/");
}
function links_short(sha) {
  return sha.slice(0, 8);
}
function statusLine(target2, deployment2, status, { already = false, how = "" } = {}) {
  const page = environmentPage(target2, deployment2.environmentId);
  return `Deployment #${deployment2.iid} of ${links_short(target2.sha)} (${target2.ref}) to ${target2.environment} is ${already ? "already " : ""}recorded in GitLab as ${status}${how}${page === void 0 ? "" : `: ${page}`}`;
}
function leftRunningLine({ iid, sha, environment: environment2, created_at: since }) {
  return `deployment #${iid} of ${links_short(sha)} to ${environment2.name}, running since ${since}`;
}
function lines_name({ sha, environment: environment2 }) {
  return `deployment${sha === "" ? "" : ` of ${links_short(sha)}`}${environment2 === "" ? "" : ` to ${environment2}`}`;
}
function missing({ facts }, { sha, ref }) {
  return facts.fields?.includes("ref") === true ? `the branch or tag ${ref}` : `the commit ${sha}`;
}
const summary_marks = { success: "✅", failed: "❌", canceled: "⏹️" };
async function writeSummary(tracking2, { status, problem, endedAt }) {
  const { target: target2, start: start2, startedAt, notes } = tracking2;
  const deployment2 = start2.phase === "recorded" ? start2.deployment : void 0;
  const page = deployment2 && environmentPage(target2, deployment2.environmentId);
  const rows = [
    ["Environment", linkInTable(target2.environment, page)],
    ["Commit", `${linkInTable(links_short(target2.sha), commitPage(target2))} (${inTable(target2.ref)})`],
    [
      "Status",
      problem === void 0 ? `${summary_marks[status]} ${status}` : `⚠️ not recorded in GitLab (should be ${status})`
    ],
    ["Started", new Date(startedAt).toISOString().replace("T", " ").replace(/\..*/, " UTC")],
    ["Duration", duration(Math.max(0, endedAt - startedAt))],
    ["Deployment", deployment2 === void 0 ? "none" : `#${deployment2.iid} (id ${deployment2.id})`],
    ...unrecorded(target2, problem),
    ...notes.map((line) => ["Note", inTable(line)])
  ];
  await writeTable("GitLab deployment", ["", ""], rows);
}
function unrecorded({ sha }, problem) {
  if (problem === void 0)
    return [];
  return [
    ["Full sha", sha],
    ["Why", inTable(problem)]
  ];
}
function duration(ms) {
  const seconds = Math.round(ms / 1e3);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
const commit_wait_LONGEST_PAUSE = 2e3;
async function commitArrives(gitlab, { sha, ref }, time2, lastLook) {
  const missing2 = /* @__PURE__ */ new Set([sha, ref]);
  const pause2 = Math.min(commit_wait_LONGEST_PAUSE, time2.left() / 4);
  const deadline = time2.later(lastLook);
  for (; ; ) {
    const last = time2.left() <= 0;
    let wait = pause2;
    let trouble = false;
    for (const revision of missing2) {
      const known = await isKnown(gitlab, revision, deadline);
      if (known === true) {
        missing2.delete(revision);
      } else if (known instanceof gitlab_trouble.qm) {
        trouble = true;
        wait = Math.max(pause2, known.facts.waitMs ?? 0);
        break;
      }
    }
    if (missing2.size === 0)
      return "there";
    if (last || deadline.left() <= 0)
      return trouble ? "not known" : "missing";
    await time2.sleep(wait);
  }
}
async function isKnown(gitlab, revision, deadline) {
  try {
    await gitlab.showCommit(revision, deadline);
    return true;
  } catch (error2) {
    const trouble = (0, gitlab_trouble.S_)(error2);
    return trouble.missing ? false : trouble;
  }
}
function runnerOf(env) {
  const forgejo = isSet(env.FORGEJO_ACTIONS);
  const gitea = isSet(env.GITEA_ACTIONS) && !forgejo;
  const actFamily = isSet(env.ACT) || gitea || forgejo;
  return {
    postFollowsPre: !actFamily,
    freezesDefaults: gitea,
    // Empty at the top level at every stage on all three; on GitHub it is harmless.
    hidesJobStatus: actFamily && isSet(env.GITHUB_ACTION_PATH),
    runUrl: runUrl(env, gitea, forgejo)
  };
}
function runUrl(env, gitea, forgejo) {
  const server = env.GITHUB_SERVER_URL ?? "";
  const run = gitea || forgejo ? env.GITHUB_RUN_NUMBER : env.GITHUB_RUN_ID;
  if (!URL.canParse(server) || !isSet(run) || !isSet(env.GITHUB_REPOSITORY))
    return void 0;
  return `${server.replace(/\/+$/, "")}/${env.GITHUB_REPOSITORY}/actions/runs/${run}${gitea ? "?by_index=1" : ""}`;
}
function isSet(value) {
  return value !== void 0 && value !== "";
}
function openStage({ env, clock: clock2, send: send2 }, connection, tracking2, { ms, last }) {
  const deadline = Deadline.in(ms, clock2, { last });
  return { gitlab: new GitLab(connection, send2), runner: runnerOf(env), deadline, tracking: tracking2 };
}
function remember(stage, changes) {
  stage.tracking = { ...stage.tracking, ...changes };
  state.saveTracking(stage.tracking);
}
function note(stage, text) {
  remember(stage, { notes: [...stage.tracking.notes, text] });
}
const QUIET_TIME = 1e4;
const SHORT_QUIET_TIME = 3e3;
const LATEST_AFTER_AN_ANSWER = 3e4;
function patienceFor({ atWork }, { last }) {
  if (!atWork)
    return "once";
  return last ? "twice" : "to the end";
}
async function lookFor(gitlab, wanted, attempt2, deadline, patience, { except } = {}) {
  for (let looks = 1; ; looks++) {
    try {
      const candidates = await candidatesSince(gitlab, wanted, attempt2, deadline);
      const found = nearest(candidates.filter(({ deployment: deployment2 }) => deployment2.id !== except), attempt2.sentAt);
      if (found !== void 0)
        return found;
    } catch (error2) {
      return (0, gitlab_trouble.S_)(error2);
    }
    if (patience === "once" || patience !== "to the end" && looks === 2)
      return "none";
    const wait = { briefly: SHORT_QUIET_TIME, twice: QUIET_TIME, "to the end": Math.min(1e3 * looks, 5e3) }[patience];
    if (wait >= deadline.left())
      return stillAtWork();
    await deadline.sleep(wait);
  }
}
function stillAtWork() {
  return new gitlab_trouble.qm("timed-out", "GitLab did not answer the request that creates the deployment, and may still be working on it");
}
async function candidatesSince(gitlab, wanted, { begunAt, sentAt, atWork }, deadline) {
  const matching = [];
  let clock2;
  const filter = { environment: wanted.environment, status: "running" };
  for await (const page of newestFirst(gitlab, filter, deadline)) {
    clock2 = better(clock2, page.clock);
    matching.push(...page.deployments.filter((deployment2) => isOf(deployment2, wanted) && isOurs(deployment2)));
    const oldest = page.deployments.at(-1);
    if (oldest !== void 0 && createdOnOurClock(oldest, page.clock) < begunAt - GRAIN_OF_DATE / 2)
      break;
  }
  if (clock2 === void 0 || matching.length === 0)
    return [];
  const sure = await surer(gitlab, wanted, clock2, deadline);
  return matching.map((deployment2) => ({ deployment: deployment2, createdAt: createdOnOurClock(deployment2, sure) })).filter(({ createdAt }) => createdAt >= begunAt - GRAIN_OF_DATE / 2).filter(({ createdAt }) => atWork || createdAt <= sentAt + LATEST_AFTER_AN_ANSWER);
}
function better(a, b) {
  return a === void 0 || doubt(b) < doubt(a) ? b : a;
}
async function surer(gitlab, { environment: environment2 }, first, deadline) {
  let clock2 = first;
  for (let reads = 0; reads < 2 && doubt(clock2) > GRAIN_OF_DATE; reads++) {
    const page = await persistently(deadline, () => gitlab.listDeployments({ environment: environment2, status: "running" }, 1, deadline));
    clock2 = better(clock2, page.clock);
  }
  return clock2;
}
function createdOnOurClock({ created_at: createdAt }, clock2) {
  return onOurClock(Date.parse(createdAt), clock2);
}
function nearest(candidates, sentAt) {
  const byTime = [...candidates].sort((a, b) => a.createdAt - b.createdAt);
  const after = byTime.find(({ createdAt }) => createdAt >= sentAt - GRAIN_OF_DATE / 2);
  return (after ?? byTime.at(-1))?.deployment;
}
async function createDeployment(gitlab, wanted, { deadline, keep }) {
  let open;
  let unanswered;
  let trouble = tooLate();
  for (let tries = 1; hasTimeToCreate(deadline); tries++) {
    const sentAt = deadline.clock.now();
    const sent = { begunAt: open?.begunAt ?? sentAt, sentAt, atWork: true };
    keep(sent);
    const answer = await createOnce(gitlab, wanted, deadline);
    if (!(answer instanceof gitlab_trouble.qm))
      return recordedAs(answer, false, unanswered);
    trouble = answer;
    if (answer.open)
      open = { ...sent, atWork: answer.kind === "timed-out" };
    keep(open);
    const again = answer.passing && await pause(tries, answer, deadline, { reserve: budget.x3 + 500 });
    if (answer.open && open !== void 0 && (again || deadline.last)) {
      const found = await lookFor(gitlab, wanted, open, deadline, again ? patienceAfter(answer, open, deadline) : "once");
      if (found instanceof gitlab_trouble.qm)
        break;
      if (found !== "none")
        return recordedAs(found, true, unanswered);
      if (mayStillBeAtIt(answer))
        unanswered ??= open;
    }
    if (!again)
      break;
  }
  return { outcome: "not recorded", trouble };
}
function mayStillBeAtIt({ kind, facts: { status = 0 } }) {
  return kind === "timed-out" || kind === "broken" || [408, 502, 504].includes(status);
}
function patienceAfter(trouble, attempt2, deadline) {
  const { status } = trouble.facts;
  if (attempt2.atWork)
    return patienceFor(attempt2, deadline);
  if (status === 408 || status === 504)
    return "twice";
  return mayStillBeAtIt(trouble) ? "briefly" : "once";
}
function recordedAs(deployment2, adopted, unanswered) {
  return { outcome: "recorded", deployment: deployment2, adopted, ...unanswered === void 0 ? {} : { unanswered } };
}
function tooLate() {
  return new gitlab_trouble.qm("no-time", "too little time was left to record it, because GitLab was slow or out of reach until then");
}
function hasTimeToCreate(deadline) {
  return deadline.left() >= (deadline.last ? budget.x3 : budget.Nn);
}
async function createOnce(gitlab, wanted, deadline) {
  try {
    return await gitlab.createDeployment(wanted, deadline);
  } catch (error2) {
    return (0, gitlab_trouble.S_)(error2);
  }
}
const LONGEST_TEXT = 255;
async function showRunOnCommit(stage, status) {
  const { tracking: tracking2, gitlab, deadline } = stage;
  if (!tracking2.settings.runLink)
    return;
  const trouble = await linkToRun(stage, tracking2.target, status);
  if (trouble === void 0 || tracking2.linkWarned)
    return;
  remember(stage, { linkWarned: true });
  log.warning(`Could not ${trouble.facts.doubt === true ? "confirm" : "add"} the link to this run on the commit in GitLab: ${await explain(gitlab, trouble, void 0, deadline)}. The deployment itself is not affected.`);
}
async function linkToRun({ gitlab, runner: { runUrl: runUrl2 }, deadline: whole }, { sha, ref, environment: environment2 }, status) {
  const about = {
    name: `deploy/${environment2}`,
    ref,
    ...runUrl2 === void 0 || runUrl2.length > LONGEST_TEXT ? {} : { targetUrl: runUrl2 },
    description: shortened(`Deployment to ${environment2}`, LONGEST_TEXT)
  };
  const deadline = whole.within(whole.left() / 3);
  try {
    await persistently(deadline, () => gitlab.setCommitStatus(sha, status, about, deadline));
    return void 0;
  } catch (error2) {
    const trouble = (0, gitlab_trouble.S_)(error2);
    return trouble.transition ? void 0 : trouble;
  }
}
async function start_start(stage) {
  const trouble = await adoptBegun(stage) ?? await create(stage);
  if (trouble === void 0 && !stage.deadline.last)
    await showRunOnCommit(stage, "running");
  return trouble;
}
async function adoptBegun(stage) {
  const { start: start2 } = stage.tracking;
  if (start2.phase !== "begun")
    return void 0;
  const found = await lookFor(stage.gitlab, stage.tracking.target, start2.attempt, stage.deadline, patienceFor(start2.attempt, stage.deadline));
  if (found instanceof gitlab_trouble.qm)
    return found;
  if (found === "none")
    remember(stage, {
      start: { phase: "deferred" },
      ...start2.attempt.atWork ? { unanswered: stage.tracking.unanswered ?? start2.attempt } : {}
    });
  else
    adopt(stage, found);
  return void 0;
}
function adopt(stage, deployment2) {
  note(stage, "GitLab had recorded the start, but its answer was lost; that record was found and used");
  start_record(stage, deployment2, " (found again after its answer was lost)");
}
async function create(stage) {
  const { gitlab, deadline } = stage;
  if (stage.tracking.start.phase === "recorded")
    return void 0;
  const creation = await createDeployment(gitlab, stage.tracking.target, {
    deadline,
    keep: (open) => {
      remember(stage, { start: open === void 0 ? { phase: "deferred" } : { phase: "begun", attempt: open } });
    }
  });
  if (creation.outcome === "recorded") {
    if (creation.unanswered !== void 0)
      remember(stage, { unanswered: stage.tracking.unanswered ?? creation.unanswered });
    if (creation.adopted)
      adopt(stage, creation.deployment);
    else
      start_record(stage, creation.deployment);
    return void 0;
  }
  return creation.trouble;
}
function start_record(stage, deployment2, how = "") {
  const recorded2 = recordedOf(deployment2);
  remember(stage, { start: { phase: "recorded", deployment: recorded2 } });
  log.info(statusLine(stage.tracking.target, recorded2, "running", { how }));
}
async function askForMirror(stage) {
  const { tracking: tracking2, gitlab, deadline } = stage;
  if (!tracking2.settings.pullMirror || tracking2.mirrorAsked && !deadline.last)
    return;
  remember(stage, { mirrorAsked: true });
  try {
    await gitlab.pullMirror(deadline);
    log.info("Asked GitLab to update its mirror now.");
  } catch (error2) {
    log.info(`GitLab could not be asked to update its mirror: ${(0, gitlab_trouble.S_)(error2).message}`);
  }
}
const PAUSE_AFTER_ANOTHER_REFUSAL = 2e3;
async function waitAndStart(stage, lag, time2) {
  const { tracking: tracking2, gitlab } = stage;
  await askForMirror(stage);
  log.info(`Waiting for ${missing(lag, tracking2.target)} to reach GitLab.`);
  const begunAt = time2.clock.now();
  for (; ; ) {
    const arrived = await commitArrives(gitlab, tracking2.target, time2, budget.JK);
    if (arrived === "missing")
      return lag;
    const trouble = await start_start(stage);
    if (trouble === void 0 && arrived === "there")
      note(stage, `waited ${Math.round((time2.clock.now() - begunAt) / 1e3)} s for the commit to reach GitLab`);
    if (trouble?.lag !== true || time2.left() <= 0)
      return trouble;
    await time2.sleep(PAUSE_AFTER_ANOTHER_REFUSAL);
  }
}
async function startOrWait(stage) {
  const trouble = await start_start(stage);
  const { onError: onError2, commitWaitSeconds } = stage.tracking.settings;
  if (trouble?.lag !== true || onError2 === "warn")
    return trouble;
  const wait = commitWaitSeconds * 1e3;
  if (wait === 0)
    return trouble;
  stage.deadline = stage.deadline.later(wait);
  return waitAndStart(stage, trouble, Deadline.in(wait, stage.deadline.clock));
}
async function startLate(stage) {
  const trouble = await start_start(stage);
  if (trouble?.lag !== true)
    return trouble;
  const wait = Math.min(stage.tracking.settings.commitWaitSeconds * 1e3, stage.deadline.left() - budget.x3 - budget.JK);
  return wait > 0 ? waitAndStart(stage, trouble, stage.deadline.within(wait)) : trouble;
}
const MADE_UP_BY_POST = "Your deployment continues; the action tries again when the job ends.";
const MADE_UP_BY_FINISH = "Your deployment continues; finish/ will record it.";
const MADE_UP_BY_MAIN = "The action tries again when the job reaches this step, and fails there if it cannot.";
async function reportDeferred(stage, trouble, madeUp) {
  const { target: target2, warned } = stage.tracking;
  if (trouble.lag) {
    await askForMirror(stage);
    log.info(`The start of the ${lines_name(target2)} is not recorded yet, because ${missing(trouble, target2)} has not reached GitLab. ${madeUp}`);
  } else if (warned) {
    log.info(`The start of the ${lines_name(target2)} is still not recorded in GitLab. ${madeUp}`);
  } else {
    remember(stage, { warned: true });
    log.warning(`Could not record the start of the ${lines_name(target2)} in GitLab: ${await reason(stage, trouble)}. ${madeUp}`);
  }
}
async function failForStart(stage, trouble) {
  const { target: target2 } = stage.tracking;
  log.failure(`Could not record the start of the ${lines_name(target2)} in GitLab (on-error: fail): ${await reason(stage, trouble)}.`);
}
async function reason(stage, trouble) {
  const { target: target2 } = stage.tracking;
  if (!trouble.lag)
    return explain(stage.gitlab, trouble, target2.environment, stage.deadline);
  return `GitLab does not have ${missing(trouble, target2)}. Push it to GitLab, check the mirror, or raise commit-wait-seconds`;
}
async function reportNotRecorded(stage, trouble) {
  const { start: start2, target: target2, settings: settings2 } = stage.tracking;
  const why = await reason(stage, trouble);
  const perhaps = trouble.facts.doubt === true;
  const message = start2.phase === "recorded" ? `Could not ${perhaps ? "confirm" : "record"} the end of the ${lines_name(target2)}. GitLab ${perhaps ? "may still show" : "still shows"} #${start2.deployment.iid} as running: ${why}.${trouble.ownedByJob ? "" : " Use sweep/ to close it."}` : `Could not record the ${lines_name(target2)} in GitLab: ${why}.${start2.phase === "begun" ? " GitLab may still come to show it as running. Use sweep/ to close it then." : ""}`;
  log.trouble(settings2.onError, message);
  return message;
}
async function finishDeployment(gitlab, id2, status, deadline) {
  const held = await bringTo(status, gitlab, id2, deadline, () => false);
  return held === "gone" ? "gone" : "recorded";
}
async function closeDeployment(gitlab, id2, status, deadline) {
  const held = await bringTo(status, gitlab, id2, deadline, (found) => found !== "running");
  if (held === "gone")
    return "gone";
  return held === status ? "recorded" : "ended";
}
async function bringTo(status, gitlab, id2, deadline, leave) {
  let doubt2 = false;
  for (let tries = 1; ; tries++) {
    const answer = await updateOnce(gitlab, id2, status, deadline);
    if (answer === status)
      return status;
    const trouble = typeof answer === "string" ? wrongShape("a deployment with the new status") : answer;
    if (trouble.gone)
      return "gone";
    const again = (trouble.passing || trouble.transition) && await pause(tries, trouble, deadline);
    if (trouble.open || trouble.transition) {
      const held = await show(gitlab, id2, deadline);
      if (held === status || held === "gone" || held !== void 0 && leave(held))
        return held;
      doubt2 = held === void 0 || trouble.kind === "timed-out";
    }
    if (!again)
      throw doubt2 ? trouble.inDoubt() : trouble;
  }
}
async function updateOnce(gitlab, id2, status, deadline) {
  try {
    return (await gitlab.updateDeployment(id2, status, deadline)).status;
  } catch (error2) {
    return (0, gitlab_trouble.S_)(error2);
  }
}
async function show(gitlab, id2, deadline) {
  try {
    return (await gitlab.showDeployment(id2, deadline)).status;
  } catch (error2) {
    const trouble = (0, gitlab_trouble.S_)(error2);
    if (trouble.gone)
      return "gone";
    if (trouble.facts.waitMs !== void 0)
      await pause(1, trouble, deadline);
    return void 0;
  }
}
const GRACE = 300;
async function besideFinalStatus({ gitlab, deadline }, request) {
  const { clock: clock2 } = deadline;
  const beside = deadline.within(deadline.left());
  const lookUp = gitlab.showToken(beside).catch(() => void 0);
  try {
    const result = await request();
    const token2 = result === "gone" ? void 0 : await Promise.race([lookUp, clock2.lapse(GRACE)]);
    if (token2 !== void 0)
      warnOfExpiry(token2, clock2.now());
    return result;
  } finally {
    beside.cut();
  }
}
function warnOfExpiry(token2, now) {
  const days = daysUntilExpiry(token2, now);
  if (days === void 0 || days > EXPIRY_NOTICE_DAYS)
    return;
  log.warning(`Deployments of this workflow will soon stop being recorded in GitLab: ${expiryText(token2, days)}.`);
}
async function report(stage, ending, environmentUrl) {
  const { start: begun } = stage.tracking;
  if (begun.phase === "recorded") {
    const status2 = statusToReport({ ...ending, recorded: true }) ?? "canceled";
    const held2 = await giveFinalStatus(stage, begun.deployment, status2, environmentUrl);
    if (held2 !== "gone")
      return held2;
    note(stage, "the record of the start was deleted in GitLab meanwhile, so a new one was made");
    remember(stage, { start: { phase: "deferred" } });
  }
  const status = statusToReport({ ...ending, recorded: false });
  if (status === void 0) {
    if (begun.phase === "recorded")
      await showRunOnCommit(stage, "canceled");
    return "nothing";
  }
  const recorded2 = await recordLate(stage);
  if (recorded2 instanceof gitlab_trouble.qm)
    return recorded2;
  const held = await giveFinalStatus(stage, recorded2, status, environmentUrl);
  if (held !== "gone")
    return held;
  remember(stage, { start: { phase: "deferred" } });
  return new gitlab_trouble.qm("refused", "the record was deleted in GitLab, and then so was the one that replaced it");
}
async function recordLate(stage) {
  const trouble = await startLate(stage);
  const { start: now } = stage.tracking;
  if (now.phase !== "recorded")
    return trouble ?? new gitlab_trouble.qm("no-time", "the deployment could not be recorded");
  note(stage, "the start could only be recorded at the end of the job");
  return now.deployment;
}
async function giveFinalStatus(stage, deployment2, status, environmentUrl) {
  const { gitlab, deadline, tracking: tracking2 } = stage;
  const trouble = status === "success" ? await updateEnvironment(stage, deployment2, environmentUrl) : void 0;
  try {
    const held = await besideFinalStatus(stage, () => finishDeployment(gitlab, deployment2.id, status, deadline));
    if (held === "gone")
      return "gone";
  } catch (error2) {
    return (0, gitlab_trouble.S_)(error2);
  }
  log.info(statusLine(tracking2.target, deployment2, status));
  if (trouble !== void 0)
    await warnOfEnvironment(stage, trouble);
  await showRunOnCommit(stage, status);
  await warnOfAnother(stage, deployment2);
  return status;
}
async function warnOfAnother(stage, ours) {
  const { gitlab, tracking: tracking2, deadline } = stage;
  if (tracking2.unanswered === void 0)
    return;
  try {
    const candidates = await candidatesSince(gitlab, tracking2.target, tracking2.unanswered, deadline.within(budget.Bn));
    for (const { deployment: deployment2 } of candidates.filter((candidate) => candidate.deployment.id !== ours.id)) {
      log.warning(`Besides deployment #${ours.iid}, GitLab shows #${deployment2.iid} as a running ${lines_name(tracking2.target)}. If no other job created it, it is a late duplicate from this step. Use sweep/ to close it.`);
    }
  } catch (error2) {
    log.debug(`Looking for another record: ${(0, gitlab_trouble.S_)(error2).message}`);
  }
}
async function end(stage, ending, environmentUrl, trouble) {
  const held = trouble ?? await report(stage, ending, environmentUrl.url);
  const { clock: clock2 } = stage.deadline;
  if (held instanceof gitlab_trouble.qm) {
    const problem2 = await reportNotRecorded(stage, held);
    const status = statusToReport({ ...ending, recorded: true }) ?? "canceled";
    await writeSummary(stage.tracking, { status, problem: problem2, endedAt: clock2.now() });
    return false;
  }
  if (ending.main === "ran" && ending.outcome === "unknown")
    log.warning(howToTellTheOutcome(stage, ending.word ?? ""));
  if (held === "nothing") {
    log.info(`No ${lines_name(stage.tracking.target)} is recorded in GitLab, because nothing shows that one took place.`);
    return true;
  }
  const { problem } = environmentUrl;
  if (held === "success" && problem !== void 0)
    log.warning(`Could not set the environment's URL in GitLab: ${problem}.`);
  await writeSummary(stage.tracking, { status: held, endedAt: clock2.now() });
  return true;
}
function howToTellTheOutcome({ tracking: { start: start2, target: target2 } }, word) {
  const so = start2.phase === "recorded" ? "was recorded as canceled" : "was not recorded";
  const what = word === "" ? "The runner did not report how the job ended" : `status is "${shortened(printable(word), 100)}", which is not success, failure, cancelled or skipped`;
  return `${what}, so the ${lines_name(target2)} ${so}. Add \`status: \${{ job.status }}\` to this step.`;
}
function targetOf({ gitlabUrl, project: project2 }, wanted) {
  return { gitlabUrl, project: project2, ...wanted };
}
function isSameTarget(a, b) {
  return a.gitlabUrl === b.gitlabUrl && a.project === b.project && a.environment === b.environment && a.sha === b.sha && a.ref === b.ref && a.tag === b.tag;
}
function writeStartOutputs({ start: start2, target: target2 }, held = true) {
  if (start2.phase !== "recorded") {
    write("deferred");
    return;
  }
  const { deployment: deployment2 } = start2;
  write(held ? "recorded" : "deferred", deployment2, environmentPage(target2, deployment2.environmentId));
}
function writeSkippedOutputs() {
  write("skipped");
}
function write(tracking2, deployment2, page) {
  setOutput("tracking", tracking2);
  setOutput("deployment-id", deployment2?.id ?? "");
  setOutput("deployment-iid", deployment2?.iid ?? "");
  setOutput("environment-id", deployment2?.environmentId ?? "");
  setOutput("environment-slug", deployment2?.environmentSlug ?? "");
  setOutput("web-url", page ?? "");
}
async function finish(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  if (isOff(token2, world.env)) {
    writeSkippedOutputs();
    return;
  }
  const read = readFinishInputs(inputs, token2, world.env);
  if (refused(inputs))
    return;
  warnOfInsecureUrl(read.connection);
  const { connection, wanted, settings: settings2, outcome } = read;
  const tracking2 = newTracking(targetOf(connection, wanted), settings2, world.clock);
  const stage = openStage(world, connection, tracking2, { ms: budget.Sl, last: true });
  const found = await find(stage, read).catch(gitlab_trouble.S_);
  const environmentUrl = readEnvironmentUrl(inputs);
  const status = finalStatusOf(outcome);
  const [deployment2, trouble] = found instanceof gitlab_trouble.qm ? [void 0, found] : [found, void 0];
  if (deployment2?.status === status) {
    await finish_confirm(stage, deployment2, status, environmentUrl.url);
    writeStartOutputs(stage.tracking);
    return;
  }
  if (deployment2 !== void 0 && deployment2.status !== "running")
    log.info(`Deployment #${deployment2.iid} is ${deployment2.status} in GitLab so far. Correcting it to ${status}.`);
  const unknowable2 = trouble ?? (deployment2 === void 0 ? cannotBeMade(stage) : void 0);
  const held = await end(stage, { main: "ran", outcome }, environmentUrl, unknowable2);
  writeStartOutputs(stage.tracking, held);
}
async function find(stage, { deploymentId, wanted }) {
  const { gitlab, deadline } = stage;
  const found = deploymentId === void 0 ? await newestRunning(gitlab, wanted, deadline) : await findDeployment(gitlab, deploymentId, deadline);
  if (found === void 0)
    return void 0;
  if (!isOurs(found))
    throw new gitlab_trouble.qm("refused", `deployment ${found.id} belongs to a GitLab CI job, and only that job can change it`);
  if (wanted.environment !== "" && found.environment.name !== wanted.environment) {
    throw new gitlab_trouble.qm("refused", `deployment ${found.id} is one to ${found.environment.name}, and the input environment says ${wanted.environment}`);
  }
  const { sha, ref, environment: environment2 } = found;
  remember(stage, {
    start: { phase: "recorded", deployment: recordedOf(found) },
    target: { ...stage.tracking.target, environment: environment2.name, sha, ref },
    startedAt: Date.parse(found.created_at)
  });
  return found;
}
async function finish_confirm(stage, found, status, url) {
  const deployment2 = recordedOf(found);
  log.info(statusLine(stage.tracking.target, deployment2, status, { already: true }));
  const trouble = status === "success" ? await updateEnvironment(stage, deployment2, url) : void 0;
  if (trouble !== void 0)
    await warnOfEnvironment(stage, trouble);
}
function cannotBeMade({ tracking: { target: target2 } }) {
  if (target2.environment !== "" && target2.sha !== "" && target2.ref !== "")
    return void 0;
  return new gitlab_trouble.qm("refused", "the deployment with this deployment-id is no longer in GitLab. To record it anew, this step needs environment, sha and ref");
}
function readRootInputs(inputs, token2, env) {
  checkEnvironmentUrl(inputs);
  return {
    connection: readConnection(inputs, token2),
    wanted: readWanted(inputs, env),
    settings: readSettings(inputs),
    startAt: inputs.oneOf("start-at", ["auto", "main"])
  };
}
function checkOutcomeKnowable(inputs, runner) {
  if (runner.hidesJobStatus) {
    inputs.problems.push("this step is inside a composite action, where this runner does not tell how the job ends: use the actions start/ and finish/ instead, with `if: always()` and `status: ${{ steps.deploy.outcome }}` on finish/");
  } else if (runner.freezesDefaults && inputs.text("status") === "") {
    inputs.missing("status", "Gitea does not tell an action how the job ends: add `status: ${{ job.status }}` to this step");
  }
}
async function closeOthers(stage, send2, deadline) {
  const left = [];
  for (const other of stage.tracking.leftOpen) {
    const trouble = await close_others_close(stage, other, send2, deadline);
    if (trouble === void 0)
      continue;
    left.push(other);
    if (stage.deadline.last)
      close_others_report(other, trouble);
  }
  remember(stage, { leftOpen: left });
}
function close_others_report({ target: target2, start: start2 }, trouble) {
  const doing = `running in GitLab: ${trouble.message}. Use sweep/ to close it.`;
  if (start2.phase === "given up")
    log.info(`The ${lines_name(target2)} was not to be recorded any more, and may be ${doing}`);
  else if (start2.phase === "begun")
    log.warning(`The ${lines_name(target2)} may have been started by mistake, and may be ${doing}`);
  else
    log.warning(`The ${lines_name(target2)} was started by mistake, and may still be ${doing}`);
}
async function close_others_close(stage, { target: target2, start: start2, runLink }, send2, deadline) {
  try {
    const gitlab = new GitLab({ ...target2, token: stage.gitlab.connection.token }, send2);
    const id2 = await idOf(gitlab, { target: target2, start: start2 }, deadline, stage);
    if (id2 instanceof gitlab_trouble.qm || id2 === void 0)
      return id2;
    await closeDeployment(gitlab, id2, "canceled", deadline);
    if (runLink)
      await linkToRun({ gitlab, runner: stage.runner, deadline }, target2, "canceled");
    return void 0;
  } catch (error2) {
    return (0, gitlab_trouble.S_)(error2);
  }
}
async function idOf(gitlab, { target: target2, start: start2 }, deadline, { tracking: tracking2 }) {
  const attempt2 = attemptOf(start2);
  if (start2.phase === "recorded")
    return start2.deployment.id;
  if (attempt2 === void 0)
    return void 0;
  const except = tracking2.start.phase === "recorded" ? tracking2.start.deployment.id : void 0;
  const found = await lookFor(gitlab, target2, attempt2, deadline, patienceFor(attempt2, deadline), { except });
  if (found instanceof gitlab_trouble.qm)
    return found;
  return found === "none" ? void 0 : found.id;
}
function attemptOf(start2) {
  return start2.phase === "begun" || start2.phase === "given up" ? start2.attempt : void 0;
}
async function main(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  if (isOff(token2, world.env)) {
    writeSkippedOutputs();
    return;
  }
  state.saveMain("ran");
  const read = readRootInputs(inputs, token2, world.env);
  checkOutcomeKnowable(inputs, runnerOf(world.env));
  if (refused(inputs)) {
    state.saveMain("refused");
    return;
  }
  warnOfInsecureUrl(read.connection);
  const tracking2 = await startUnlessStarted(trackingFor(read, world), read, world);
  if (tracking2.start.phase !== "given up")
    writeStartOutputs(tracking2);
}
function trackingFor({ connection, wanted, settings: settings2 }, { clock: clock2 }) {
  const target2 = targetOf(connection, wanted);
  const earlier = state.tracking();
  if (earlier !== void 0 && isSameTarget(earlier.target, target2))
    return { ...earlier, settings: settings2 };
  const fresh = { ...newTracking(target2, settings2, clock2), warned: earlier?.warned ?? false };
  if (earlier === void 0 || earlier.start.phase === "deferred")
    return fresh;
  log.warning(`A ${lines_name(earlier.target)} was started before the job's first step, but the inputs now describe a ${lines_name(target2)}. The first one will be closed as canceled. Add \`start-at: main\` to this step, because some of its inputs come from earlier steps.`);
  const { start: start2, target: other, leftOpen } = earlier;
  return { ...fresh, leftOpen: [...leftOpen, { start: start2, target: other, runLink: earlier.settings.runLink }] };
}
async function startUnlessStarted(tracking2, { connection }, world) {
  state.saveTracking(tracking2);
  if (tracking2.start.phase === "recorded")
    return tracking2;
  const stage = openStage(world, connection, tracking2, { ms: budget.jQ, last: false });
  if (tracking2.leftOpen.length > 0)
    await closeOthers(stage, world.send, stage.deadline.within(budget.jQ / 3));
  const trouble = await startOrWait(stage);
  if (trouble !== void 0 && tracking2.settings.onError === "fail")
    await giveUp(stage, trouble);
  else if (trouble !== void 0)
    await reportDeferred(stage, trouble, MADE_UP_BY_POST);
  return stage.tracking;
}
async function giveUp(stage, trouble) {
  const attempt2 = attemptOf(stage.tracking.start);
  remember(stage, { start: { phase: "given up", ...attempt2 === void 0 ? {} : { attempt: attempt2 } } });
  await failForStart(stage, trouble);
}
async function post_post(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  const tracking2 = state.tracking();
  if (tracking2 === void 0) {
    if (!state.off())
      log.info("No deployment was started, so there is nothing to report.");
    return;
  }
  const [status, jobStatus] = [inputs.text("status"), inputs.text("job-status")];
  const cancelled = [status, jobStatus].some((word) => outcomeOf(word) === "cancelled");
  const stage = openStage(world, { ...tracking2.target, token: token2 }, tracking2, {
    ms: cancelled ? budget.Qh : budget.Sl,
    last: true
  });
  if (tracking2.start.phase === "given up") {
    leaveGivenUp(stage);
  } else {
    const ending = {
      main: state.main(),
      outcome: jobOutcome(status, jobStatus, stage.runner.freezesDefaults),
      word: status
    };
    const nothingToTell = tracking2.start.phase === "deferred" && statusToReport({ ...ending, recorded: false }) === void 0;
    await end(stage, ending, readEnvironmentUrl(inputs), nothingToTell ? void 0 : await unknowable(stage));
  }
  const time2 = Math.min(budget.Qh, stage.deadline.left());
  await closeOthers(stage, world.send, Deadline.in(time2, world.clock, { last: true }));
}
async function unknowable(stage) {
  const { token: token2 } = stage.gitlab.connection;
  if (isToken(token2))
    return adoptBegun(stage);
  return new gitlab_trouble.qm("refused", `the input token ${token2 === "" ? "is empty" : "is not a valid token"} at the end of the job, although it was valid before`);
}
function leaveGivenUp(stage) {
  const { start: start2, target: target2, leftOpen } = stage.tracking;
  if (attemptOf(start2) === void 0)
    log.info("This step failed before anything was deployed, so there is nothing to report.");
  else
    stage.tracking = { ...stage.tracking, leftOpen: [...leftOpen, { start: start2, target: target2, runLink: false }] };
}
async function pre(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  if (isOff(token2, world.env))
    return;
  const runner = runnerOf(world.env);
  const { connection, wanted, settings: settings2, startAt } = readRootInputs(inputs, token2, world.env);
  if (!runner.postFollowsPre) {
    log.info("The start will be recorded when the job reaches this step, because this runner cannot report a failure before it.");
    return;
  }
  if (startAt === "main") {
    log.info("The start will be recorded when the job reaches this step (start-at: main).");
    return;
  }
  if (inputs.problems.length > 0) {
    log.info(`The start will be recorded when the job reaches this step, because some inputs are not known yet (${inputs.problems.join("; ")}).`);
    return;
  }
  const tracking2 = newTracking(targetOf(connection, wanted), settings2, world.clock);
  const stage = openStage(world, connection, tracking2, { ms: budget.jQ, last: false });
  const trouble = await start_start(stage);
  if (trouble !== void 0)
    await reportDeferred(stage, trouble, settings2.onError === "fail" ? MADE_UP_BY_MAIN : MADE_UP_BY_POST);
}
async function stopEnvironment(gitlab, name, deadline) {
  for (let tries = 1; ; tries++) {
    const environment2 = await persistently(deadline, () => gitlab.findEnvironment(name, deadline));
    if (environment2 === void 0) {
      log.info(`GitLab has no environment ${name}, so there is nothing to stop.`);
      return void 0;
    }
    if (environment2.state === "stopped" || environment2.state === "stopping") {
      log.info(tries === 1 ? `The environment ${name} is ${environment2.state} in GitLab already.` : `The environment ${name} is ${environment2.state} in GitLab.`);
      return environment2;
    }
    try {
      const stopped = await gitlab.stopEnvironment(environment2.id, deadline);
      log.info(`The environment ${name} is ${stopped.state ?? "stopped"} in GitLab.`);
      return stopped;
    } catch (error2) {
      const trouble = (0, gitlab_trouble.S_)(error2);
      const again = trouble.passing || tries === 1 && [400, 404].includes(trouble.facts.status ?? 0);
      if (!again || !await pause(tries, trouble, deadline))
        throw trouble;
    }
  }
}
async function deleteEnvironment(gitlab, { id: id2, name }, deadline) {
  try {
    await persistently(deadline, () => gitlab.deleteEnvironment(id2, deadline));
  } catch (error2) {
    const trouble = (0, gitlab_trouble.S_)(error2);
    if (!trouble.gone)
      throw trouble;
  }
  log.info(`The environment ${name} is deleted in GitLab.`);
}
const CLOCK_TOLERANCE = 6e4;
const TOLERANCE_OF_AN_END = 1e4;
async function pairOf(gitlab, reported, deadline) {
  let pair;
  const { environment: environment2, createdAt } = reported;
  for await (const { deployments, clock: clock2 } of newestFirst(gitlab, { environment: environment2 }, deadline)) {
    pair = deployments.filter((deployment2) => isOfReport(deployment2, reported, clock2)).at(-1) ?? pair;
    if (deployments.some((deployment2) => !isSince(deployment2.created_at, createdAt - CLOCK_TOLERANCE, clock2)))
      break;
  }
  return pair;
}
function isOfReport(deployment2, { sha, createdAt }, clock2) {
  const { status, created_at: created, updated_at: updated } = deployment2;
  if (deployment2.sha !== sha || !isOurs(deployment2) || !isSince(created, createdAt - CLOCK_TOLERANCE, clock2))
    return false;
  return status === "running" || updated == null || isSince(updated, createdAt - TOLERANCE_OF_AN_END, clock2);
}
function isSince(inGitLab, moment2, clock2) {
  return onOurClock(Date.parse(inGitLab), clock2) >= moment2;
}
const event_payload = /* @__PURE__ */ object({
  deployment: /* @__PURE__ */ object({
    sha: /* @__PURE__ */ string(),
    ref: /* @__PURE__ */ string(),
    environment: /* @__PURE__ */ string(),
    created_at: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ isoTimestamp())
  }),
  deployment_status: /* @__PURE__ */ object({
    state: /* @__PURE__ */ string(),
    environment: /* @__PURE__ */ nullish(/* @__PURE__ */ string()),
    environment_url: /* @__PURE__ */ nullish(/* @__PURE__ */ string())
  })
});
function readRelayedEvent(inputs, env) {
  const event = /* @__PURE__ */ safeParse(event_payload, readEvent(env).payload);
  if (!event.success) {
    const field = /* @__PURE__ */ getDotPath(event.issues[0]);
    inputs.problems.push(`this event carries no status of a deployment${field === null ? "" : ` (${field} is missing or not as GitHub gives it)`}: use relay/ in a GitHub workflow with \`on: deployment_status\``);
    return void 0;
  }
  const { deployment: deployment2, deployment_status: status } = event.output;
  return {
    reported: reportedBy(status.state),
    environment: readMappedEnvironment(inputs, nameOf(status.environment) ?? deployment2.environment),
    environmentUrl: status.environment_url ?? "",
    revision: revisionOfDeployment(inputs, deployment2),
    createdAt: Date.parse(deployment2.created_at)
  };
}
function nameOf(environment2) {
  return environment2 === "" || environment2 === null ? void 0 : environment2;
}
function reportedBy(state2) {
  if (["queued", "pending", "waiting", "in_progress"].includes(state2))
    return { kind: "running" };
  if (state2 === "success")
    return { kind: "ended", outcome: "success" };
  if (state2 === "failure" || state2 === "error")
    return { kind: "ended", outcome: "failure" };
  return state2 === "inactive" ? { kind: "inactive" } : { kind: "unknown", state: state2 };
}
function revisionOfDeployment(inputs, { sha, ref }) {
  const { ref: name, tag } = shortRef(ref);
  if (!isSha(sha))
    inputs.problems.push(`the deployment in this event has no full commit sha but "${sha}"`);
  if (!isRefName(name))
    inputs.problems.push(`the deployment in this event has "${ref}" for a ref, which is no branch or tag`);
  return { sha: sha.toLowerCase(), ref: name, tag: tag ?? false };
}
function readMappedEnvironment(inputs, name) {
  const mapped = readMap(inputs).get(name) ?? name;
  if (name === "") {
    inputs.problems.push("the deployment in this event names no environment");
    return name;
  }
  const problem = environmentNameProblem(mapped);
  if (problem !== void 0)
    inputs.problems.push(`the environment "${mapped}" cannot have that name in GitLab (${problem}): give it another with a line \`${name}=…\` in environment-map`);
  return mapped;
}
function readMap(inputs) {
  const map = /* @__PURE__ */ new Map();
  for (const line of inputs.lines("environment-map")) {
    const at = line.lastIndexOf("=");
    const [from, to] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    const problem = environmentNameProblem(to);
    if (at < 1 || to === "")
      inputs.bad("environment-map", line, "every line must be like from=to");
    else if (problem !== void 0)
      inputs.bad("environment-map", line, problem);
    else
      map.set(from, to);
  }
  return map;
}
async function relay(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  if (isOff(token2, world.env)) {
    writeSkippedOutputs();
    return;
  }
  const connection = readConnection(inputs, token2);
  const settings2 = readSettings(inputs);
  const stopInactive = inputs.flag("stop-inactive", false);
  const event = readRelayedEvent(inputs, world.env);
  if (refused(inputs) || event === void 0)
    return;
  warnOfInsecureUrl(connection);
  const { environment: environment2, revision } = event;
  const tracking2 = newTracking(targetOf(connection, { environment: environment2, ...revision }), settings2, world.clock);
  const stage = openStage(world, connection, tracking2, { ms: budget.Sl, last: true });
  if (event.reported.kind === "running" || event.reported.kind === "ended") {
    const held = await relay_mirror(stage, event, event.reported);
    writeStartOutputs(stage.tracking, held);
    return;
  }
  if (event.reported.kind === "unknown")
    log.info(`GitHub reports the state ${event.reported.state}, which has no counterpart in GitLab.`);
  else if (stopInactive)
    await stopIfStillThis(stage, event);
  else
    log.info("GitHub reports the deployment as inactive. GitLab keeps its record as it is.");
  writeSkippedOutputs();
}
function reportedOf({ tracking: { target: target2 } }, { createdAt }) {
  return { environment: target2.environment, sha: target2.sha, createdAt };
}
async function relay_mirror(stage, event, reported) {
  const found = await holdPair(stage, event).catch(gitlab_trouble.S_);
  const trouble = found instanceof gitlab_trouble.qm ? found : void 0;
  if (reported.kind === "running") {
    if (trouble !== void 0)
      await reportNotRecorded(stage, trouble);
    return trouble === void 0;
  }
  if (found === finalStatusOf(reported.outcome))
    return true;
  return end(stage, { main: "ran", outcome: reported.outcome }, environmentUrlOf(event.environmentUrl), trouble);
}
async function holdPair(stage, event) {
  const { gitlab, tracking: tracking2, deadline } = stage;
  const pair = await pairOf(gitlab, reportedOf(stage, event), deadline);
  if (pair !== void 0) {
    remember(stage, { start: { phase: "recorded", deployment: recordedOf(pair) } });
    log.info(`GitLab already has this ${lines_name(tracking2.target)}: #${pair.iid}, ${pair.status}.`);
    return pair.status;
  }
  const trouble = await startLate(stage);
  if (trouble !== void 0)
    throw trouble;
  const earlier = await yieldToEarlier(stage, event);
  if (earlier !== void 0)
    return earlier.status;
  if (event.reported.kind === "running")
    await showRunOnCommit(stage, "running");
  return "running";
}
async function yieldToEarlier(stage, event) {
  const { start: ours, target: target2 } = stage.tracking;
  if (ours.phase !== "recorded")
    return void 0;
  const deadline = stage.deadline.within(stage.deadline.left() / 3);
  try {
    const pair = await pairOf(stage.gitlab, reportedOf(stage, event), deadline);
    if (pair === void 0 || pair.id >= ours.deployment.id)
      return void 0;
    await closeDeployment(stage.gitlab, ours.deployment.id, "canceled", deadline);
    remember(stage, { start: { phase: "recorded", deployment: recordedOf(pair) } });
    log.info(`Another report was recorded at the same moment as #${pair.iid}, so #${ours.deployment.iid} is closed as canceled.`);
    return pair;
  } catch (error2) {
    log.warning(`Could not rule out that #${ours.deployment.iid} is a duplicate record of the ${lines_name(target2)} in GitLab: ${(0, gitlab_trouble.S_)(error2).message}.`);
    return void 0;
  }
}
async function stopIfStillThis(stage, event) {
  const { gitlab, tracking: tracking2, deadline } = stage;
  const { target: target2, settings: settings2 } = tracking2;
  try {
    const { deployments, clock: clock2 } = await persistently(deadline, () => gitlab.listDeployments({ environment: target2.environment }, 1, deadline));
    const reported = reportedOf(stage, event);
    const pair = await pairOf(gitlab, reported, deadline);
    const newest = deployments.find((one) => one.status !== "canceled" || !isOfReport(one, reported, clock2));
    if (newest !== void 0 && newest.id !== pair?.id) {
      log.info(`The environment ${target2.environment} has a newer deployment in GitLab, so it is not stopped.`);
      return;
    }
    await stopEnvironment(gitlab, target2.environment, deadline);
  } catch (error2) {
    const why = await explain(gitlab, (0, gitlab_trouble.S_)(error2), target2.environment, deadline);
    log.trouble(settings2.onError, `Could not stop the environment ${target2.environment} in GitLab: ${why}.`);
  }
}
async function actions_start_start(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  if (isOff(token2, world.env)) {
    writeSkippedOutputs();
    return;
  }
  const connection = readConnection(inputs, token2);
  const wanted = readWanted(inputs, world.env);
  const settings2 = readSettings(inputs);
  if (refused(inputs))
    return;
  warnOfInsecureUrl(connection);
  const tracking2 = newTracking(targetOf(connection, wanted), settings2, world.clock);
  const stage = openStage(world, connection, tracking2, { ms: budget.jQ, last: false });
  const trouble = await startOrWait(stage);
  if (trouble !== void 0 && settings2.onError === "fail")
    return failForStart(stage, trouble);
  if (trouble !== void 0)
    await reportDeferred(stage, trouble, MADE_UP_BY_FINISH);
  writeStartOutputs(stage.tracking);
}
async function stop(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  if (isOff(token2, world.env)) {
    writeResult("skipped");
    return;
  }
  const connection = readConnection(inputs, token2);
  const environment2 = readEnvironment(inputs);
  const wantsDelete = inputs.flag("delete", false);
  const onError2 = readOnError(inputs);
  if (refused(inputs))
    return;
  warnOfInsecureUrl(connection);
  const deadline = Deadline.in(budget.Sl, world.clock);
  const gitlab = new GitLab(connection, world.send);
  let wanted = "stop";
  try {
    const stopped = await stopEnvironment(gitlab, environment2, deadline);
    if (wantsDelete && stopped !== void 0) {
      wanted = "delete";
      await deleteStopped(gitlab, stopped, deadline);
    }
    writeResult(stopped === void 0 ? "unknown" : wantsDelete ? "deleted" : "stopped");
  } catch (error2) {
    const why = await explain(gitlab, (0, gitlab_trouble.S_)(error2), environment2, deadline);
    log.trouble(onError2, `Could not ${wanted} the environment ${environment2} in GitLab: ${why}.`);
    writeResult("failed");
  }
}
async function deleteStopped(gitlab, environment2, deadline) {
  if (environment2.state === "stopping")
    throw new gitlab_trouble.qm("refused", "a GitLab CI job is still stopping it, and GitLab deletes only stopped environments. Delete it later");
  await deleteEnvironment(gitlab, environment2, deadline);
}
function writeResult(result) {
  setOutput("result", result);
}
const MOST_OUTAGES = 2;
async function closeAll(gitlab, found, { closeAs, onError: onError2 }, deadline) {
  const swept = [];
  const troubles = /* @__PURE__ */ new Map();
  let outages = 0;
  let outOfOrder;
  for (const deployment2 of found) {
    if (deadline.left() < budget.Nn)
      outOfOrder ??= timeIsOver();
    const result = outOfOrder ?? await close_left_running_close(gitlab, deployment2, closeAs, deadline.within(budget.Yf)).catch(gitlab_trouble.S_);
    swept.push({ deployment: deployment2, result: result instanceof gitlab_trouble.qm ? "not closed" : result });
    outages = result instanceof gitlab_trouble.qm && result.passing ? outages + 1 : 0;
    if (!(result instanceof gitlab_trouble.qm))
      continue;
    if (outages >= MOST_OUTAGES)
      outOfOrder = result;
    const alike = sameCause(result, deployment2);
    troubles.set(alike, { trouble: result, met: [...troubles.get(alike)?.met ?? [], deployment2] });
  }
  for (const { trouble, met } of troubles.values()) {
    const environment2 = met[0]?.environment.name ?? "";
    const names = met.map(({ iid }) => `#${iid}`).join(", ");
    const why = await explain(gitlab, trouble, environment2, deadline);
    log.trouble(onError2, `Could not close what GitLab still shows as running, ${names}: ${why}.`);
  }
  return swept;
}
function timeIsOver() {
  return new gitlab_trouble.qm("no-time", "the time for one run is over, and the next run closes the rest");
}
function sameCause({ kind, facts: { status } }, { environment: environment2 }) {
  return [kind, status, status === 403 ? environment2.name : ""].join();
}
async function close_left_running_close(gitlab, deployment2, closeAs, deadline) {
  const which = leftRunningLine(deployment2);
  const now = await findDeployment(gitlab, deployment2.id, deadline);
  const held = now === void 0 ? "gone" : now.status === "running" ? await closeDeployment(gitlab, deployment2.id, closeAs, deadline) : "ended";
  if (held === "gone") {
    log.info(`Deleted meanwhile: ${which}.`);
    return "deleted";
  }
  if (held === "ended") {
    log.info(`Ended meanwhile, so it is left alone: ${which}.`);
    return "ended meanwhile";
  }
  log.info(`Closed ${which}, as ${closeAs}.`);
  return closeAs;
}
async function writeSweepSummary(swept, dryRun) {
  const rows = swept.map(({ deployment: { iid, environment: environment2, sha, created_at: since }, result }) => [
    `#${iid}`,
    inTable(environment2.name),
    inTable(links_short(sha)),
    inTable(since),
    result
  ]);
  const title = dryRun ? "GitLab deployments left running (none closed: dry-run)" : "GitLab deployments left running";
  await writeTable(title, ["Deployment", "Environment", "Commit", "Running since", "Result"], rows);
}
async function sweep(world) {
  const inputs = new InputReader();
  const token2 = readToken(inputs, world.env);
  if (isOff(token2, world.env)) {
    writeCounts([]);
    return;
  }
  const connection = readConnection(inputs, token2);
  const read = readSweepInputs(inputs);
  if (refused(inputs))
    return;
  warnOfInsecureUrl(connection);
  const deadline = Deadline.in(budget.Sl, world.clock);
  const gitlab = new GitLab(connection, world.send);
  const found = await leftRunning(gitlab, read, deadline).catch(gitlab_trouble.S_);
  if (found instanceof gitlab_trouble.qm) {
    log.trouble(read.onError, `Could not list the running deployments in GitLab: ${await explain(gitlab, found, "in question", deadline)}.`);
    writeCounts([]);
    return;
  }
  if (found.length === 0)
    log.info(`No deployment has been running in GitLab for more than ${read.olderThanHours} hours.`);
  const swept = read.dryRun ? wouldClose(found, read.closeAs) : await closeAll(gitlab, found, read, deadline);
  writeCounts(swept);
  if (swept.length > 0)
    await writeSweepSummary(swept, read.dryRun);
}
function readSweepInputs(inputs) {
  const environments = inputs.lines("environments");
  for (const name of environments) {
    const problem = environmentNameProblem(name);
    if (problem !== void 0)
      inputs.bad("environments", name, problem);
  }
  return {
    environments,
    olderThanHours: inputs.wholeNumber("older-than-hours", 24, { least: 0, most: 87600 }),
    closeAs: inputs.oneOf("close-as", ["canceled", "failed"]),
    dryRun: inputs.flag("dry-run", false),
    onError: readOnError(inputs)
  };
}
async function leftRunning(gitlab, { environments, olderThanHours }, deadline) {
  const found = [];
  const filters = environments.length === 0 ? [{}] : environments.map((environment2) => ({ environment: environment2 }));
  for (const filter of filters) {
    for await (const { deployments, clock: clock2 } of newestFirst(gitlab, { ...filter, status: "running" }, deadline)) {
      const before = (clock2.serverTime ?? clock2.receivedAt) - olderThanHours * 36e5;
      found.push(...deployments.filter((deployment2) => isOurs(deployment2) && deployment2.status === "running" && Date.parse(deployment2.created_at) <= before));
    }
  }
  const once = new Map(found.map((deployment2) => [deployment2.id, deployment2]));
  return [...once.values()].sort((a, b) => a.id - b.id);
}
function wouldClose(found, closeAs) {
  return found.map((deployment2) => {
    log.info(`Would close ${leftRunningLine(deployment2)}, as ${closeAs}.`);
    return { deployment: deployment2, result: "found" };
  });
}
function writeCounts(swept) {
  setOutput("found", swept.length);
  setOutput("closed", swept.filter(({ result }) => result === "canceled" || result === "failed").length);
}
const external_node_diagnostics_channel_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");
const underWay = /* @__PURE__ */ new Set();
function watchRequests() {
  (0, external_node_diagnostics_channel_namespaceObject.subscribe)("http.client.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message))
      return;
    const { request } = message;
    if (!isRequest(request))
      return;
    underWay.add(request);
    request.once("close", () => underWay.delete(request));
  });
}
function isRequest(value) {
  return typeof value === "object" && value !== null && "destroy" in value && "once" in value && "on" in value;
}
function endRequests() {
  for (const request of underWay) {
    request.on("error", () => void 0);
    request.destroy();
  }
}
var clock = __nccwpck_require__(373);
const send = async (request) => {
  const http = await __nccwpck_require__.e(
    /* import() */
    917
  ).then(__nccwpck_require__.bind(__nccwpck_require__, 917));
  return http.send(request);
};
const realWorld = { env: process.env, clock: clock.m, send };
function guarded(stage, { always } = {}) {
  let reported = false;
  const report2 = (error2) => {
    if (reported)
      return;
    reported = true;
    const what = error2 instanceof Error ? error2.message : String(error2);
    const message = `The deployment may not be recorded in GitLab, because of a bug in this action: ${what}. Your deployment itself is not affected. Check it in GitLab, and please report this with the log.`;
    log.trouble(always ?? onError(), message);
  };
  return async () => {
    outliveReaders();
    watchRequests();
    process.on("uncaughtException", report2);
    try {
      await stage(realWorld);
    } catch (error2) {
      report2(error2);
    } finally {
      endRequests();
    }
  };
}
function onError() {
  return state.tracking()?.settings.onError ?? readOnError(new InputReader());
}
const src_pre = guarded(pre, { always: "warn" });
const src_main = guarded(main);
const src_post = guarded(post_post);
const src_start = guarded(actions_start_start);
const src_finish = guarded(finish);
const src_relay = guarded(relay);
const src_stop = guarded(stop);
const src_sweep = guarded(sweep);
const src_check = guarded(check_check, { always: "fail" });
var __webpack_exports__check = __webpack_exports__.z6;
var __webpack_exports__finish = __webpack_exports__.O9;
var __webpack_exports__main = __webpack_exports__.iW;
var __webpack_exports__post = __webpack_exports__.bE;
var __webpack_exports__pre = __webpack_exports__.AS;
var __webpack_exports__relay = __webpack_exports__.Ee;
var __webpack_exports__start = __webpack_exports__.ni;
var __webpack_exports__stop = __webpack_exports__.ds;
var __webpack_exports__sweep = __webpack_exports__.X0;
export {
  __webpack_exports__check as check,
  __webpack_exports__finish as finish,
  __webpack_exports__main as main,
  __webpack_exports__post as post,
  __webpack_exports__pre as pre,
  __webpack_exports__relay as relay,
  __webpack_exports__start as start,
  __webpack_exports__stop as stop,
  __webpack_exports__sweep as sweep
};
