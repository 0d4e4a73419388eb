// The answer to take along: the picture as SVG or PNG, the table as CSV.
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components/Menu";
import { csvOf, fileName } from "../../csv";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { saveFile } from "../../ui/saveFile";
import { type Colours, fileOf } from "./file";
import type { Layout } from "./layout";
import type { DrawnLink } from "./narrow";
import { cellOf, COLUMNS, type Row } from "./rows";
import { FONT, type Telling } from "./telling";

interface Props {
  layout: Layout;
  telling: Telling;
  isOut(link: DrawnLink): boolean;
  rows: readonly Row[];
  title: string;
}

/** As large as browsers let a canvas be, and as sharp as that leaves it. */
const LARGEST = 8_192;

export function Files({ layout, telling, isOut, rows, title }: Props) {
  const { t, moment, language } = useWords();
  const announce = useAnnounce();
  const name = fileName(title);
  const svg = () => fileOf(layout, telling, isOut, coloursOfPage(), { title, below: t("file-made", { when: moment(new Date().toISOString()) }) }, FONT);
  const give = (file: Blob, ending: string) => {
    saveFile(file, `${name}.${ending}`);
    announce(t("file-given", { name: `${name}.${ending}` }));
  };
  const make: Record<string, () => void> = {
    svg: () => give(new Blob([svg()], { type: "image/svg+xml" }), "svg"),
    png: () => void drawn(svg(), layout).then((file) => (file ? give(file, "png") : announce(t("file-failed")))),
    csv: () => give(new Blob([csvOf([COLUMNS.map((column) => t(`chain-${column}`)), ...rows.map((row) => COLUMNS.map((column) => cellOf(row, column)))], language)], { type: "text/csv" }), "csv"),
  };
  return (
    <MenuTrigger>
      <Button className="small">
        {t("explore-export")} <Icon name="down" />
      </Button>
      <Popover className="popover">
        <Menu className="menu" onAction={(form) => make[String(form)]?.()} aria-label={t("explore-export")}>
          {["svg", "png", "csv"].map((form) => (
            <MenuItem key={form} id={form} className="menu-item">
              {t(`export-${form}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function coloursOfPage(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: of("page") || of("ground"),
    card: of("card") || of("paper"),
    ink: of("ink"),
    soft: of("soft"),
    line: of("line-strong"),
    accent: of("accent"),
    accentSoft: of("accent-soft"),
    bad: of("bad"),
    badSoft: of("bad-soft"),
    warn: of("warn"),
    warnSoft: of("warn-soft"),
  };
}

async function drawn(svg: string, { width, height }: Layout): Promise<Blob | null> {
  const scale = Math.min(2, LARGEST / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.ceil(image.width * scale), height: Math.ceil(image.height * scale) });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
