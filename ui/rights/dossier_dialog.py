"""DossierDialog: what goes into a client's dossier, and where it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from journal_app.errors import JournalError
from ui.desk import Desk
from ui.paths import shown_path
from ui.printing import file_name, save_pdf
from ui.rights.dossier_paper import DossierPaper
from ui.rights.sheet import RightsSheet


class DossierDialog(RightsSheet):
    """Two files in a folder of the person's choice: one to read, one for other programs."""

    def __init__(self, desk: Desk, client: int, parent: QWidget) -> None:
        super().__init__("dossierDialog", "", parent, (560, 296))
        self._desk = desk
        self._client = client
        self._name = desk.journal.card(client).name
        self.setWindowTitle(self.tr("Dossier"))
        self.heading.setText(self.tr("Dossier: %1").replace("%1", self._name))
        self.add_words(
            self.tr(
                "Everything that the journal holds of this client, in two files: a PDF to read, "
                "with the photos in it, and a JSON file for other programs."
            ),
            name="dossierWhat",
        )
        self.private = QCheckBox(self.tr("with the private layer of the notes"), self)
        self.private.setObjectName("dossierPrivate")
        self.body.addWidget(self.private)
        self.add_words(
            self.tr(
                "The files are not encrypted. Only you may read them on this computer; hand them "
                "on with care. The event log notes that a dossier was written."
            ),
            "hint",
        )
        self.told = self.add_words(name="dossierTold")
        self.told.hide()
        self.add_close("dossierClose", self.tr("Close"))
        self.save = self.add_button("dossierSave", self.tr("Choose a folder…"), role="primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save_clicked)
        self.fit()

    def write_to(self, folder: str) -> None:
        """Write both files; say where, or why not."""
        base = file_name(self.tr("Dossier: %1").replace("%1", self._name).replace(":", " —"))
        place, private = Path(folder), self.private.isChecked()
        try:
            self._desk.journal.rights.dossier(self._client, place / f"{base}.json", private)
            paper = DossierPaper(self._desk, self)
            whole = self._desk.journal.rights.told(self._client, private)
            save_pdf(paper.document(whole), place / f"{base}.pdf", paper.title(whole))
        except JournalError as error:
            self.told.setText(self._desk.say(error))
        else:
            written = self.tr("Written: %1").replace("%1", shown_path(place / f"{base}.pdf"))
            self.told.setText(written)
        self.told.show()
        self.fit()

    def _on_save_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to write the dossier"))
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.write_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
