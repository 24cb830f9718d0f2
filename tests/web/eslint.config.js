/* What eslint looks for beyond tsc, which knows names and types better. */

import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/node_modules/**", ".venv/**"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      "no-unused-vars": ["error", { vars: "local", argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "no-implicit-coercion": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-shadow": "error",
      "no-param-reassign": "error",
      "no-restricted-properties": [
        "error",
        { property: "outerHTML", message: "Text is set as text." },
        {
          property: "innerHTML",
          message: "Text is set as text; what the server has escaped is the exception.",
        },
      ],
    },
  },
  // The map's scripts are joined to one (geo/map/bundle.py); the others are modules.
  { files: ["geo/map/web/*.js", "tests/benchmarks/*.js"], languageOptions: { sourceType: "script" } },
];
