import { describe, expect, test } from '@jest/globals';
import { apiUrlProblem } from '../../src/http/api-url-problem.ts';

describe('the address of an API', () => {
  test.each([
    'https://api.github.com',
    'https://github.example.com/api/v3',
    'http://localhost:8080',
    'http://127.0.0.1:3000',
    'http://127.8.9.10',
    'http://[::1]:3000/api',
    'http://github.localhost',
  ])('may be %s', (url) => {
    expect(apiUrlProblem(url)).toBeUndefined();
  });

  test.each([
    ['http://api.github.com', /plain text: use https/],
    ['http://127.0.0.1.example.com', /plain text/],
    ['http://localhost.example.com', /plain text/],
    ['http://10.0.0.1', /plain text/],
    ['http://[::2]', /plain text/],
    ['http://0.0.0.0', /plain text/],
    ['HTTP://api.github.com', /plain text/],
    ['api.github.com', /not a URL/],
    ['ftp://api.github.com', /not a URL/],
    ['https://', /not a URL/],
    ['https://user@api.github.com', /user name/],
    ['https://:word@api.github.com', /password/],
    ['https://api.github.com?x=1', /"\?" or "#"/],
  ])('may not be %s', (url, problem) => {
    expect(apiUrlProblem(url)).toMatch(problem);
  });
});
