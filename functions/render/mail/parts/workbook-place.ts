import { html } from 'hono/html';
import { mailColours as colours } from '../html/mail-colours.ts';
import type { Html } from '../html/mail-page.ts';
import { breaks, textStyles } from '../html/mail-styles.ts';
import type { MailModel } from '../mail-model.ts';
import { breakable } from '../text/breakable.ts';
import { keepTail } from '../text/keep-tail.ts';

/** Where the workbook is: attached, behind a button, or in the archive. */
export function workbookPlace({ text, link }: MailModel['workbook']): Html {
  return html`<p class="text" style="${textStyles.body}${breaks}">${keepTail(text)}</p>${link === undefined ? '' : place(link)}`;
}

// A file on this machine, which the command line gives, is no address that a mail can lead to.
function place(address: string): Html {
  if (!/^https?:\/\//.test(address)) {
    return html`
<p class="text" style="${textStyles.body}${breaks}">${breakable(address)}</p>`;
  }
  return html`
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td height="12" style="height:12px;font-size:1px;line-height:12px;">&nbsp;</td></tr><tr>
<td class="button" align="center" bgcolor="${colours.button.light}" style="padding:12px 24px;background-color:${colours.button.light};"><a class="button-text" href="${address}" style="${textStyles.name}color:${colours.buttonText.light};text-decoration:none;">Download the workbook</a></td>
</tr></table>`;
}
