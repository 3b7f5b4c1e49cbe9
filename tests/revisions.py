"""LibreOffice accepts or rejects every tracked change of a document."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from reportgen import package
from reportgen.verify import text

SOFFICE = shutil.which("soffice")

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARIES = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
_MACRO = {
    "script.xlb": f"""{_HEAD}<library:library {_LIBRARIES} library:name="Standard" library:readonly="false"
        library:passwordprotected="false"><library:element library:name="Module1"/></library:library>""",
    "Module1.xba": f"""{_HEAD}<script:module xmlns:script="http://openoffice.org/2000/script"
        script:name="Module1" script:language="StarBasic">
Sub Settle(files As String)
    Dim opening(0) As New com.sun.star.beans.PropertyValue
    Dim saving(0) As New com.sun.star.beans.PropertyValue
    opening(0).Name = "Hidden"
    opening(0).Value = True
    saving(0).Name = "FilterName"
    saving(0).Value = "MS Word 2007 XML"
    helper = createUnoService("com.sun.star.frame.DispatchHelper")
    For Each one In Split(files, "|")
        For Each choice In Array("Accept", "Reject")
            opened = StarDesktop.loadComponentFromURL(one, "_blank", 0, opening())
            command = ".uno:" &amp; choice &amp; "AllTrackedChanges"
            helper.executeDispatch(opened.CurrentController.Frame, command, "", 0, Array())
            opened.storeToURL(one &amp; "." &amp; choice, saving())
            opened.close(True)
        Next
    Next
    StarDesktop.terminate()
End Sub
</script:module>""",
}


def settled(files: dict[str, bytes], folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """The paragraphs of each file with all changes accepted, and with all rejected."""
    command = [SOFFICE, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    _run([*command, "--terminate_after_init"])  # makes the profile
    for name, content in _MACRO.items():
        (folder / "profile/user/basic/Standard" / name).write_text(content, encoding="utf-8")
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    urls = "|".join((folder / f"{name}.docx").as_uri() for name in files)
    _run([*command, f"macro:///Standard.Module1.Settle({urls})"])
    return {name: (_said(folder / f"{name}.docx.Accept"), _said(folder / f"{name}.docx.Reject")) for name in files}


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, timeout=300, capture_output=True)


def _said(file: Path) -> list[str]:
    return text.paragraphs(package.read(file.read_bytes(), file.name).parts)
