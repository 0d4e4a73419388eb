// A sheet over the page: one thing to do before one goes on. It holds the focus, and gives it back where it was. Escape and the button
// close it; a press beside it does not, since what was typed would be lost.
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components/Modal";
import { useWords } from "../i18n";
import { Button } from "./Button";
import { Icon } from "./Icon";

interface Props {
  title: string;
  lead?: ReactNode;
  close(): void;
  /** Something that cannot be undone is asked about: it is told as an alert. */
  grave?: boolean;
  children: ReactNode;
}

export function Sheet({ title, lead, close, grave, children }: Props) {
  const { t } = useWords();
  return (
    <ModalOverlay className="sheet-ground" isOpen onOpenChange={(open) => !open && close()}>
      <Modal className="sheet">
        <Dialog role={grave ? "alertdialog" : "dialog"} className="sheet-in">
          <div className="sheet-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="bare" aria-label={t("close")} onPress={close}>
              <Icon name="close" />
            </Button>
          </div>
          {lead && <p className="card-lead">{lead}</p>}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
