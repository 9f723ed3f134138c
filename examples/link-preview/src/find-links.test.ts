import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findLinks } from './find-links.ts';

const find = (text: string) => findLinks({ body: { text, spans: [] } });

describe('findLinks', () => {
  it('reads site and page of an address, without the full stop behind it', () => {
    assert.deepEqual(find('The minutes are on https://www.intranet.example/fx/minutes-of-may.pdf.'), [
      {
        href: 'https://www.intranet.example/fx/minutes-of-may.pdf',
        site: 'intranet.example',
        page: 'minutes of may.pdf',
      },
    ]);
  });

  it('reads what stands behind words, each address once', () => {
    const span = { type: 'link' as const, offset: 0, length: 4, href: 'https://a.example/' };
    const links = findLinks({ body: { text: 'here https://a.example', spans: [span] } });
    assert.deepEqual(
      links.map(({ href }) => href),
      ['https://a.example/'],
    );
  });

  for (const [address, warning] of [
    ['http://a.example/', 'Not encrypted.'],
    ['https://bank.example@evil.example/', 'What stands before the @ is not the site.'],
    ['https://b\u0430nk.example/', 'The name has letters of other scripts.'],
  ] as const) {
    it(`warns of ${address}`, () => assert.equal(find(address)[0]?.warning, warning));
  }

  for (const text of ['no link', 'javascript:alert(1)', 'https://', 'mailto:a@b.example', 'https://a.example:port']) {
    it(`finds none in “${text}”`, () => assert.deepEqual(find(text), []));
  }

  it('reads a path that is badly encoded as it is', () => {
    assert.equal(find('https://a.example/%E0%A4%A')[0]?.page, '%E0%A4%A');
  });

  it('gives up after ten', () => {
    const many = Array.from({ length: 40 }, (_, index) => `https://a.example/${index}`).join(' ');
    assert.equal(find(many).length, 10);
  });
});
