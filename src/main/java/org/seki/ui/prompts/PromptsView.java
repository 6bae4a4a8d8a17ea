package org.seki.ui.prompts;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.seki.prompt.PromptFile;
import org.seki.prompt.PromptVersion;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.PanelStyle;

/** The prompts at the left, the chosen one's text in the middle, its versions at the right. */
public final class PromptsView extends BorderPane {
    private static final double LISTS = 196;
    private static final double NAMED = 470;

    private final PromptsModel model;
    private final InstantSource clock;
    private final ListView<Listed> files = new ListView<>();
    private final PromptEditor editor;
    private final Pages pages;

    public PromptsView(PromptsModel model, LabModel lab, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        this.editor = new PromptEditor(model);
        this.pages = new Pages(lab, new VirtualizedScrollPane<>(editor));
        getStyleClass().add("prompts-screen");
        getStylesheets()
                .addAll(PanelStyle.shared(), PanelStyle.of(PromptsView.class, "prompts.css"));
        SplitPane lists = new SplitPane(files(), versions());
        lists.setOrientation(Orientation.VERTICAL);
        SplitPane columns = new SplitPane(lists, text(), new LabView(lab));
        columns.setDividerPositions(0.19, 0.66);
        lists.setMinWidth(LISTS);
        lists.setMaxWidth(1.3 * LISTS);
        setTop(head());
        setCenter(columns);
    }

    /** What moves on this screen by keys. */
    public List<Command> commands() {
        return List.of(
                new Command("Next page", "Shortcut+E", pages::turn),
                new Command("To the files", "Shortcut+Shift+L", files::requestFocus),
                new Command(
                        "To the text",
                        "Shortcut+L",
                        () -> {
                            pages.choice().chosenProperty().set(Pages.Page.EDIT);
                            editor.requestFocus();
                        }));
    }

    private Node head() {
        Label title = new Label("Prompts");
        title.getStyleClass().add("title");
        Chip subject = new Chip("", Tone.QUIET);
        subject.textProperty().bind(model.subject());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        TextField note = new TextField();
        note.setId("prompt-note");
        note.setPromptText("Why, for the list of versions");
        note.setPrefColumnCount(18);
        note.textProperty().bindBidirectional(model.noteProperty());
        Button discard = model.discardCommand().button(Feather.ROTATE_CCW);
        discard.setText("Discard");
        Button adopt = model.adoptCommand().button(Feather.CHECK);
        adopt.textProperty().bind(model.adoptLabel());
        adopt.getStyleClass().add("primary");
        adopt.setId("adopt");
        for (Button button : new Button[] {discard, adopt}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox head = new HBox(12, title, subject, space, note, discard, adopt);
        head.getStyleClass().add("toolbar");
        return head;
    }

    private Node files() {
        ListView<Listed> list = files;
        list.setItems(model.prompts());
        list.setId("prompt-files");
        list.getStyleClass().add("run-list");
        list.setFixedCellSize(40);
        list.setCellFactory(_ -> new FileCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> {
                    if (now != null
                            && !model.chosenProperty()
                                    .get()
                                    .map(Listed::name)
                                    .equals(Optional.of(now.name()))) {
                        model.choose(now);
                    }
                });
        model.chosenProperty()
                .addListener((_, _, now) -> now.ifPresent(list.getSelectionModel()::select));
        list.setPlaceholder(
                new EmptyState(
                        Feather.FILE_TEXT,
                        "No prompts",
                        "The prompts that come with the program appear here."));
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox files = new VBox(new PanelHead("Files"), list);
        files.getStyleClass().add("panel");
        return files;
    }

    private Node text() {
        Chip valid = new Chip("", Tone.GOOD);
        InvalidationListener judge =
                _ -> {
                    int wrong = model.faults().size();
                    valid.setText(
                            wrong == 0 ? "valid" : wrong == 1 ? "1 fault" : wrong + " faults");
                    valid.setTone(wrong == 0 ? Tone.GOOD : Tone.BAD);
                };
        model.faults().addListener(judge);
        judge.invalidated(model.faults());
        Label name = new Label();
        name.getStyleClass().addAll("title", "may-shorten");
        name.setMinWidth(0);
        name.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> model.chosenProperty().get().map(Listed::name).orElse(""),
                                model.chosenProperty()));
        PanelHead head = new PanelHead("").saying(name, valid).offering(pages.choice());
        name.visibleProperty().bind(head.widthProperty().greaterThan(NAMED));
        name.managedProperty().bind(name.visibleProperty());
        VBox.setVgrow(pages, Priority.ALWAYS);
        VBox text = new VBox(head, pages, foot());
        text.getStyleClass().add("panel");
        return text;
    }

    /** What is wrong, each a way to its line; else what came of adopting, or what this is for. */
    private Node foot() {
        VBox foot = new VBox(4);
        foot.setId("prompt-foot");
        foot.getStyleClass().add("prompt-foot");
        InvalidationListener tell =
                _ -> {
                    foot.getChildren().clear();
                    model.faults().stream()
                            .limit(4)
                            .map(this::fault)
                            .forEach(foot.getChildren()::add);
                    if (model.faults().isEmpty()) {
                        String said = model.saidProperty().get();
                        String what =
                                model.chosenProperty().get().map(Listed::description).orElse("");
                        foot.getChildren().add(wrapped(said.isEmpty() ? what : said, "muted"));
                    }
                };
        model.faults().addListener(tell);
        model.saidProperty().addListener(tell);
        model.chosenProperty().addListener(tell);
        tell.invalidated(model.faults());
        return foot;
    }

    private Node fault(PromptFile.Fault fault) {
        Label label = wrapped(fault.sentence(), "bad");
        label.getStyleClass().add("fault-link");
        label.setOnMouseClicked(_ -> editor.goTo(fault.line()));
        return label;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Node versions() {
        ListView<PromptVersion> list = new ListView<>();
        list.setId("prompt-versions");
        list.getStyleClass().add("run-list");
        list.setFixedCellSize(52);
        list.setCellFactory(_ -> new VersionCell(model, clock));
        model.chosenProperty()
                .addListener((_, _, now) ->
                        list.getItems()
                                .setAll(now.map(p -> p.versions().reversed()).orElse(List.of())));
        list.setOnMouseClicked(_ -> openChosen(list));
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                openChosen(list);
                e.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox versions = new VBox(new PanelHead("Versions"), list);
        versions.getStyleClass().add("panel");
        return versions;
    }

    private void openChosen(ListView<PromptVersion> list) {
        PromptVersion version = list.getSelectionModel().getSelectedItem();
        if (version != null) {
            model.open(version);
        }
    }

    private static final class FileCell extends ListCell<Listed> {
        FileCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Listed prompt, boolean empty) {
            super.updateItem(prompt, empty);
            setGraphic(empty || prompt == null ? null : line(prompt));
        }

        private static Node line(Listed prompt) {
            Label name = new Label(prompt.name());
            name.getStyleClass().add("may-shorten");
            name.setMinWidth(0);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(8, name, space);
            if (!prompt.used().isBuiltIn()) {
                line.getChildren().add(new Chip("edited", Tone.ACCENT));
            }
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
    }
}
