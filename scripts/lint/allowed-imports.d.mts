import type { Rule } from 'eslint';

export const allowedImports: Rule.RuleModule;
export function refusal(file: string, name: string): string | undefined;
