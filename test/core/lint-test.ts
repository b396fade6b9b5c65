import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byPlace, type ZooInput } from "../../src/core/extract.ts";
import { lint } from "../../src/core/lint.ts";
import type { Manifest } from "../../src/core/manifest.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";

const vocabulary = await readVocabulary();

const PLACEHOLDERS = `# BoxInst on COCO

## Results

| Backbone | Lr schd | mask AP | Download |
|---|---|---|---|
| R-50 | 1x | 33.65 | link |
| R-101 | 1x | 34,39 | [model]() |
`;

function zoo(text: string, manifest: Manifest = {}): ZooInput {
  return { id: "zoo", manifest, files: [{ path: "boxinst.md", text }] };
}

const rulesOf = (input: ZooInput) =>
  lint([input], vocabulary).diagnostics.map(({ rule, severity, line }) => `${severity} ${rule} ${line}`);

describe("findings", () => {
  it("have the severity of the table and the id of the row's result", () => {
    const { diagnostics } = lint([zoo(PLACEHOLDERS)], vocabulary);
    expect(
      diagnostics.map(({ rule, severity, line, column, result }) => ({
        rule,
        severity,
        line,
        column,
        result: result?.slice(0, 12),
      })),
    ).toEqual([
      { rule: "placeholder-link", severity: "warning", line: 7, column: 23, result: "zoo/boxinst-" },
      { rule: "decimal-comma", severity: "error", line: 8, column: 16, result: "zoo/boxinst-" },
      { rule: "empty-link", severity: "error", line: 8, column: 24, result: "zoo/boxinst-" },
    ]);
  });

  it("are the same and in the same order whatever the order of zoos", () => {
    const zoos = ["b", "a", "c"].map((id) => ({ ...zoo(PLACEHOLDERS), id }));
    const there = lint(zoos, vocabulary).diagnostics;
    const back = lint([...zoos].reverse(), vocabulary).diagnostics;
    expect(there).toEqual(back);
    expect(there.map(({ file }) => file)).toEqual([...there.map(({ file }) => file)].sort());
  });

  it("point to the row in a flattened document", () => {
    const flat = PLACEHOLDERS.replace(/\n+/g, " ");
    const { diagnostics } = lint([zoo(flat)], vocabulary);
    const empty = diagnostics.find(({ rule }) => rule === "empty-link");
    const comma = diagnostics.find(({ rule }) => rule === "decimal-comma");
    const placeholder = diagnostics.find(({ rule }) => rule === "placeholder-link");
    expect(flat.slice((empty?.column ?? 0) - 1)).toMatch(/^\[model\]/);
    expect(empty?.result).toBe(comma?.result);
    expect(placeholder?.result).not.toBe(comma?.result);
  });

  it("leave a table that has no outer pipes anywhere, and find the row of one that has", () => {
    const bare =
      "# RetinaNet on COCO\n\nBackbone | Lr schd | box AP\n---|---|---\nR-50 | 1x | 36.5\nR-101 | 1x | 38.5\n";
    expect(rulesOf(zoo(bare))).toEqual([]);
    expect(rulesOf(zoo(bare.replace(/^(Back.*|---.*|R-50.*)$/gm, "| $1 |")))).toEqual([
      "info missing-outer-pipe 6",
    ]);
  });

  it("weigh less on a row that links configs of several models", () => {
    const row = (first: string, second: string) =>
      `# GFL on COCO\n\n| Backbone | Lr schd | box AP | Config | Download |\n|---|---|---|---|---|\n| R-18 | 1x | 37.4 | ${first} ${second} | [model](gfl_r18_1x_coco.pth) |\n`;
    const own = "[config](gfl_r18_3x_coco.py)";
    expect(rulesOf(zoo(row(own, "")))).toContain("error schedule-mismatch 5");
    expect(rulesOf(zoo(row(own, "[slim](gfl_distilled.py)")))).toContain("warning schedule-mismatch 5");
  });

  it("weigh less where a cell only says less than the names of its files", () => {
    const row = (method: string) =>
      `# Zoo on COCO\n\n| Method | Backbone | Lr schd | box AP | Config | Download |\n|---|---|---|---|---|---|\n| ${method} | R-50 | 1x | 42.6 | [config](cascade_mask_rcnn_r50_1x_coco.py) | [model](cascade_mask_rcnn_r50_1x_coco.pth) |\n`;
    expect(rulesOf(zoo(row("Mask R-CNN")))).toContain("warning detector-mismatch 5");
    expect(rulesOf(zoo(row("RetinaNet")))).toContain("error detector-mismatch 5");
  });

  it("take a share of many files for no row's own checkpoint", () => {
    const of = (url: string) =>
      rulesOf(
        zoo(
          `# FCOS on COCO\n\n| Method | Backbone | box AP | Download |\n|---|---|---|---|\n${["R-50", "R-101"].map((name) => `| FCOS | ${name} | 3${name.length}.2 | [model](${url}) |\n`).join("")}`,
        ),
      ).filter((found) => found.includes("checkpoint"));
    expect(of("https://pan.baidu.com/s/1kfSb?pwd=dvis")).toEqual([]);
    expect(of("https://models.example.org/fcos_final-0e37b982.pth")).toEqual([
      "error checkpoint-of-another-row 6",
    ]);
  });

  it("weigh less on a config beside a checkpoint converted from other code", () => {
    const row = (name: string) =>
      `# DETR on COCO\n\n| Model | Backbone | Lr schd | box AP | Config | Download |\n|---|---|---|---|---|---|\n| ${name} | R-50 | 500e | 42.0 | [config](detr_r50_300e_coco.py) | [model](detr_r50_500e_coco.pth) |\n`;
    expect(rulesOf(zoo(row("DETR")))).toContain("error schedule-mismatch 5");
    expect(rulesOf(zoo(row("DETR (converted)")))).toContain("warning schedule-mismatch 5");
  });

  it("weigh less on a link without a target that says so", () => {
    const of = (label: string) => rulesOf(zoo(`# FCOS\n\nPaper: [${label}]()\n\n${PLACEHOLDERS}`));
    expect(of("arXiv")).toContain("error empty-link 3");
    expect(of("arXiv (coming soon)")).toContain("warning empty-link 3");
  });

  it("weigh less on links that the document says are to come", () => {
    const of = (text: string) => rulesOf(zoo(PLACEHOLDERS.replace("## Results", `## Results\n\n${text}`)));
    for (const text of [
      "The models were trained on 8 GPUs.",
      "Paths in the configs have to be provided before training.",
      "The weights will be updated in each step.",
    ])
      expect(of(text)).toContain("error empty-link 10");
    expect(of("The checkpoints and logs will be released soon.")).toContain("warning empty-link 10");
    expect(of("More models will be released soon.")).toContain("error empty-link 10");
  });

  it("tell of paths with the document's own folder twice, once a table, without a checkout", () => {
    const table = (folder: string) =>
      `# ATSS on COCO\n\n| Backbone | box AP | Config |\n|---|---|---|\n| R-50 | 39.4 | [config](${folder}atss_r50.py) |\n| R-101 | 41.5 | [config](${folder}atss_r101.py) |\n`;
    const of = (folder: string) => {
      const files = [{ path: "configs/atss/README.md", text: table(folder) }];
      return rulesOf({ id: "zoo", manifest: {}, files });
    };
    expect(of("configs/atss/")).toContain("warning missing-target 5");
    expect(of("configs/atss/")).not.toContain("warning missing-target 6");
    for (const folder of ["./", "/configs/atss/", "../atss/"]) expect(of(folder)).toEqual([]);
  });

  it("take the last pipe of a row for an empty cell where the table is written without outer pipes", () => {
    const bare =
      "# RetinaNet on COCO\n\nBackbone | box AP | Log\n---|---|---\nR-50 | 36.5 |\nR-101 | 38.5 | a\n";
    expect(rulesOf(zoo(bare))).toEqual([]);
    expect(rulesOf(zoo(bare.replace(/^(?=\S.*\|)/gm, "| ").replace(/(?<=Log|---|a)$/gm, " |")))).toContain(
      "warning missing-cells 5",
    );
  });

  it("come from the words of a zoo's own zoo.yaml, too", () => {
    const text =
      "# Zoo on COCO\n\n| Method | Backbone | Lr schd | box AP |\n|---|---|---|---|\n| FooDet | R-50 | 1x | 37.0 |\n";
    expect(rulesOf(zoo(text))).toEqual(["info unknown-method 5"]);
  });
});

describe("settings of zoo.yaml", () => {
  const reason = "The weights are not published yet";

  it("silence a rule everywhere", () => {
    const rules: Manifest["rules"] = [{ rule: "empty-link", severity: "off", reason }];
    const { diagnostics, silenced } = lint([zoo(PLACEHOLDERS, { rules })], vocabulary);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["placeholder-link", "decimal-comma"]);
    expect(silenced.map((entry) => [entry.diagnostic.rule, entry.reason])).toEqual([["empty-link", reason]]);
  });

  it("raise and lower a rule in a document, the narrowest entry winning", () => {
    const rules: Manifest["rules"] = [
      { rule: "placeholder-link", severity: "error", reason },
      { rule: "placeholder-link", severity: "info", document: "boxinst", line: 7, reason },
      { rule: "decimal-comma", severity: "warning", document: "boxinst", reason },
    ];
    const text = PLACEHOLDERS.replace("[model]()", "link");
    expect(rulesOf(zoo(text, { rules }))).toEqual([
      "info placeholder-link 7",
      "warning decimal-comma 8",
      "error placeholder-link 8",
    ]);
  });

  it("report a silenced finding that no longer occurs, and leave one that does", () => {
    const rules: Manifest["rules"] = [
      { rule: "empty-link", severity: "off", document: "boxinst", line: 7, reason },
      { rule: "decimal-comma", severity: "off", document: "boxinst", line: 8, reason },
    ];
    const found = lint([zoo(PLACEHOLDERS, { rules })], vocabulary).diagnostics.filter(
      ({ rule }) => rule === "unused-silence",
    );
    expect(found.map(({ file, message }) => [file, message])).toEqual([
      [
        "zoo/zoo.yaml",
        "Unexpected setting of `empty-link` in `boxinst`, line 7, which matches no finding any more; remove it",
      ],
    ]);
  });

  it("name a rule that does not exist, with the one that is meant", () => {
    const rules: Manifest["rules"] = [{ rule: "empty-links", severity: "off", reason }];
    const found = lint([zoo(PLACEHOLDERS, { rules })], vocabulary).diagnostics.find(
      ({ rule }) => rule === "unknown-rule",
    );
    expect(found?.message).toBe(
      "Unexpected rule `empty-links`, which does not exist, perhaps `empty-link` is meant; correct its name",
    );
  });
});

/** Names and values such as zoos have, and some that no zoo has. */
const cell = fc.oneof(
  fc.constantFrom(
    "R-50-FPN",
    "R-101",
    "X-101-64x4d",
    "HRNetV2p-W40",
    "Swin-T",
    "1x",
    "2x",
    "12e",
    "40000",
    "36,22",
    "37.4",
    "0.401",
    "401",
    "-",
    "",
    "N",
    "Y",
    "×",
    "link",
    "Faster R-CNN",
    "Mask RCNN",
    "SSD300",
    "+ GRoIE",
    "16 x 6",
    "caffe",
    "pytorch",
    "(dg=4)",
    "about 3",
    "\\|",
    "COCO",
    "DCNv2",
    "4.4 ms",
  ),
  fc
    .tuple(
      fc.constantFrom("config", "model", "log", "R-50", "paper", "", "下载"),
      fc.constantFrom(
        "",
        "configs/",
        "https://m.example.org/zoo/",
        "http://m.example.org/",
        "../",
        "javascript:",
        "https://arxiv.org/abs/1703.06870",
      ),
      fc.constantFrom(
        "",
        "faster_rcnn_r50_fpn_1x_coco",
        "pisa_ssd512_coco",
        "mask_rcnn_hrnetv2p_w32_20e_coco",
        "gn%2Bws/a",
        "gn-neck+head_2x",
        "%E0%A4%A",
        "a_bbox_mAP-0.398__segm_mAP-0.3",
      ),
      fc.constantFrom(
        "",
        ".py",
        "-0123abcd.pth",
        "_20200130-047c8118.pth",
        "_20201027pth-6879c318.pth",
        "_20200130_204655.log.json",
        "/",
      ),
    )
    .map(([label, base, stem, ending]) => `[${label}](${base}${stem}${ending})`),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, " ")),
);

const header = fc.constantFrom(
  "Backbone",
  "Method",
  "Lr schd",
  "Mem (GB)",
  "Inf time (fps)",
  "box AP",
  "mask AP",
  "AP50",
  "Config",
  "Download",
  "Log",
  "Style",
  "DCN",
  "Batch Size",
  "Dataset",
  "Epoch",
  "Size",
  "",
  "?!",
);

const block = fc.oneof(
  fc
    .array(header, { minLength: 1, maxLength: 8 })
    .chain((headers) =>
      fc
        .array(fc.array(cell, { minLength: 0, maxLength: 9 }), { maxLength: 6 })
        .map((rows) =>
          [
            `| ${headers.join(" | ")} |`,
            `|${headers.map(() => "---").join("|")}|`,
            ...rows.map((row) => `| ${row.join(" | ")} |`),
          ].join("\n"),
        ),
    ),
  fc.constantFrom(
    "## Results",
    "## Results",
    "# NOTE",
    "### HTC",
    "The `28e` schedule in HTC.",
    "[x]()",
    "```\n@a{k2019b,\n title={One}\n}\n@a{k2019b,\n title={Another thing}\n}\n```",
    "<table><tr><td>",
  ),
  fc.string({ maxLength: 60 }),
);

const text = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join("\n\n"));

describe("any input", () => {
  it("gives findings in order, each once, without a crash", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
        const input: ZooInput = {
          id: "zoo",
          manifest: {},
          files: texts.map((content, index) => ({
            path: `${index}.md`,
            text: `# Model ${index % 2}\n\n${content}`,
          })),
        };
        const { diagnostics } = lint([input], vocabulary);
        expect([...diagnostics].sort(byPlace)).toEqual(diagnostics);
        const keys = diagnostics.map(({ rule, file, line, column, message }) =>
          JSON.stringify([rule, file, line, column, message]),
        );
        expect(new Set(keys).size).toBe(keys.length);
        for (const { line, column, file } of diagnostics) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          const lines = (input.files.find(({ path }) => `zoo/${path}` === file)?.text ?? "").split(
            /\r?\n|\r/,
          );
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        }
        expect(lint([input], vocabulary).diagnostics).toEqual(diagnostics);
      }),
      { numRuns: 300 },
    );
  });

  it("may be no markdown at all", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: "binary" }), (content) => {
        lint([{ id: "zoo", manifest: {}, files: [{ path: "a.md", text: content }] }], vocabulary);
      }),
      { numRuns: 200 },
    );
  });
});
