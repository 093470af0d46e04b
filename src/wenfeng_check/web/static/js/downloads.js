// Downloads: a file that was not changed goes up as it is, so that its layout stays; a changed draft goes up as its text.

import { postFile, postForBlob, save } from "./api.js";

/** `state` returns the draft and its file; `say` and `complain` show a line. */
export function startDownloads(buttons, state, { say, complain }) {
  for (const button of buttons) {
    button.addEventListener("click", async () => {
      say("正在生成……");
      try {
        await save(await respond(button.dataset.download, state(), say));
        say("已生成，请看浏览器的下载。");
      } catch (error) {
        complain(error);
      }
    });
  }
}

async function respond(form, { draft, file }, say) {
  const path = `/api/download/${form}`;
  return file && !draft.isChanged ? postFile(path, file, { onWait: say }) : postForBlob(path, draft.request());
}
