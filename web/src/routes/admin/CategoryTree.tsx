// A list of categories as the tree it is: one stop of the keyboard, in which the arrows, and the first letters of a name, lead on.
import { useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Collection } from "react-aria-components/Collection";
import { Tree, TreeItem, TreeItemContent } from "react-aria-components/Tree";
import { useWords } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import type { InTree } from "./Category";

interface Props {
  label: string;
  /** Each after the one it belongs to. */
  of: readonly InTree[];
  chosen: string | undefined;
  isProposed(id: string): boolean;
  choose(id: string): void;
}

interface Branch extends InTree {
  readonly below: Branch[];
}

export function CategoryTree({ label, of, chosen, isProposed, choose }: Props) {
  const { t } = useWords();
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const tree = useMemo(() => branches(of), [of]);
  const row = ({ id, name, below }: Branch) => (
    <TreeItem key={id} id={id} textValue={name} className="category">
      <TreeItemContent>
        {({ hasChildItems, isExpanded }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className="category-fold">
                <Icon name={isExpanded ? "down" : "right"} />
              </Button>
            ) : (
              <span className="category-fold" />
            )}
            {name}
            {isProposed(id) && <Badge tone="warn">{t("proposed")}</Badge>}
          </>
        )}
      </TreeItemContent>
      <Collection items={below}>{row}</Collection>
    </TreeItem>
  );
  return (
    <Tree
      className="category-list"
      aria-label={label}
      items={tree}
      dependencies={[isProposed]}
      selectionMode="single"
      selectedKeys={chosen ? [chosen] : []}
      onSelectionChange={(keys) => {
        // Pressed once more it stays chosen.
        const [id = chosen] = [...keys];
        if (id !== undefined) choose(String(id));
      }}
      expandedKeys={of.filter(({ id }) => !shut.has(id)).map(({ id }) => id)}
      onExpandedChange={(open) => setShut(new Set(of.map(({ id }) => id).filter((id) => !open.has(id))))}
    >
      {row}
    </Tree>
  );
}

/** Each below the last before it that stands higher. */
function branches(of: readonly InTree[]): Branch[] {
  const top: Branch[] = [];
  const above: Branch[] = [];
  for (const one of of) {
    const branch = { ...one, below: [] };
    while ((above.at(-1)?.depth ?? -1) >= one.depth) above.pop();
    (above.at(-1)?.below ?? top).push(branch);
    above.push(branch);
  }
  return top;
}
